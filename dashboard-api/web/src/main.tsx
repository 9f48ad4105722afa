import { render } from "preact";
import "./design/font.css";
import "./design/tokens.css";
import "./design/base.css";
import "./design/components.css";
import { App } from "./app";
import { takeKeyFromAddress } from "./api/key";
import { startWords } from "./words";
import { startTheme } from "./shell/theme";

takeKeyFromAddress();
startTheme();
await startWords();
const root = document.getElementById("app");
if (root) {
    render(<App />, root);
}
