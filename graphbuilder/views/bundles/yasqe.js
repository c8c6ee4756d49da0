// The editor of the query page. Its completers for classes and properties ask lov.linkeddata.es;
// ours ask nobody, and leave nothing in the browser.
import Yasqe from "@zazuko/yasqe";

Yasqe.defaults.autocompleters = ["prefixes", "variables"];
for (const completer of Object.values(Yasqe.Autocompleters)) delete completer.persistenceId;
globalThis.Yasqe = Yasqe;
