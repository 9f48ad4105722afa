import { render } from "preact";
import "./design/font.css";
import "./design/tokens.css";
import "./design/base.css";
import "./design/components.css";
import { fetchFirst, fetchRest } from "./ahead";
import { App } from "./app";
import { takeKeyFromAddress } from "./api/key";
import { startMe } from "./api/me";
import { startWords } from "./words";
import { startTheme } from "./shell/theme";

takeKeyFromAddress();
startTheme();
startMe();
fetchFirst();
await startWords();
const root = document.getElementById("app");
if (root) {
    render(<App />, root);
}
fetchRest();
