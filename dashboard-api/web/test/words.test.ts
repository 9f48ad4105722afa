import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { en } from "../src/words/en";
import { fr } from "../src/words/fr";

const SOURCES = fileURLToPath(new URL("../src/", import.meta.url));

/** What is read out or shown, and so must come from the dictionary. */
const SPOKEN = new Set(["title", "alt", "placeholder", "label", "aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "text", "caption", "note", "hint", "summary", "legend"]);
/** Names of keys, which are the same in both languages. */
const NOT_WORDS = /^[\s\d.,;:·–—−+×/%()?=<>«»"'|\u00a0\u202f]*$/;

describe("the dictionary", () => {
    it("has the same keys in both languages, and nothing is left empty", () => {
        expect(keysOf(fr)).toEqual(keysOf(en));
    });

    it("counts one as one", () => {
        expect(en.now.notices.behind("1")).toBe("figures are 1 record behind");
        expect(en.now.notices.behind("21")).toBe("figures are 21 records behind");
        expect(fr.shell.stale("0")).toContain("0 enregistrement reste à lire");
        expect(fr.model.pointsOff("1,9")).toBe("1,9 point");
        expect(fr.model.pointsOff("2")).toBe("2 points");
        expect(fr.client.rest("1\u202f000")).toBe("1\u202f000 autres données");
    });

    it("says nothing in English twice", () => {
        const same = leavesOf(en)
            .map(([key, text]) => [key, text, new Map(leavesOf(fr)).get(key)] as const)
            .filter(([, text, french]) => text === french && /[a-z]{4}.* .*[a-z]{3}/i.test(text));
        expect(same).toEqual([]);
    });
});

describe("no page has words of its own", () => {
    const files = readdirSync(SOURCES, { recursive: true }).map(String).filter((name) => name.endsWith(".tsx"));

    it.each(files)("%s", (name) => {
        const file = ts.createSourceFile(name, readFileSync(SOURCES + name, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
        expect(literals(file)).toEqual([]);
    });

    it("and the rule would see one", () => {
        const file = ts.createSourceFile("x.tsx", '<p title={a ? "Some words" : b}>Hello {"again"}</p>', ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
        expect(literals(file)).toEqual(["Some words", "Hello ", "again"]);
    });
});

function literals(node: ts.Node): string[] {
    if (ts.isJsxText(node)) {
        return NOT_WORDS.test(node.text) ? [] : [node.text];
    }
    if (ts.isJsxAttribute(node)) {
        const isSpoken = SPOKEN.has(node.name.getText());
        return isSpoken && node.initializer ? textsIn(node.initializer) : childrenOf(node);
    }
    if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) {
        return node.expression ? textsIn(node.expression) : [];
    }
    return childrenOf(node);
}

function childrenOf(node: ts.Node): string[] {
    const found: string[] = [];
    node.forEachChild((child) => {
        found.push(...literals(child));
    });
    return found;
}

/** What an expression may come to: not what it compares, nor what it gives to functions and other elements. */
function textsIn(node: ts.Node): string[] {
    if (ts.isStringLiteralLike(node)) {
        return NOT_WORDS.test(node.text) ? [] : [node.text];
    }
    if (ts.isTemplateExpression(node)) {
        return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].filter((text) => !NOT_WORDS.test(text));
    }
    if (ts.isConditionalExpression(node)) {
        return [...textsIn(node.whenTrue), ...textsIn(node.whenFalse)];
    }
    if (ts.isBinaryExpression(node)) {
        const joins = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken];
        return [...(joins.includes(node.operatorToken.kind) ? textsIn(node.left) : []), ...(isJoined(node) ? textsIn(node.right) : [])];
    }
    if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node)) {
        return node.expression ? textsIn(node.expression) : [];
    }
    return literals(node);
}

function isJoined(node: ts.BinaryExpression): boolean {
    return [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.AmpersandAmpersandToken].includes(
        node.operatorToken.kind,
    );
}

function keysOf(value: unknown, path = ""): string[] {
    if (typeof value === "object" && value !== null) {
        return Object.entries(value).flatMap(([key, each]) => keysOf(each, `${path}.${key}`)).sort();
    }
    return [value === "" ? `${path} is empty` : `${path} is a ${typeof value}`];
}

function leavesOf(value: unknown, path = ""): [string, string][] {
    return typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, each]) => leavesOf(each, `${path}.${key}`))
        : typeof value === "string"
          ? [[path, value]]
          : [];
}
