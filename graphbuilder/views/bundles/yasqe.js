// The editor of the query page. Its completers for classes and properties ask lov.linkeddata.es;
// ours ask nobody.
import Yasqe from "@zazuko/yasqe";

Yasqe.defaults.autocompleters = ["prefixes", "variables"];
globalThis.Yasqe = Yasqe;
