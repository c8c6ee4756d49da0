// What templates/network_sigma.js needs of sigma and graphology.
import { EdgeCurvedArrowProgram } from "@sigma/edge-curve";
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram } from "sigma/rendering";

globalThis.sigma = Object.freeze({ Sigma, MultiDirectedGraph, EdgeArrowProgram, EdgeCurvedArrowProgram });
