// What templates/network_sigma.js needs of sigma and graphology.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeRectangleProgram } from "sigma/rendering";

globalThis.sigma = Object.freeze({ Sigma, MultiDirectedGraph, EdgeArrowProgram, EdgeRectangleProgram });
