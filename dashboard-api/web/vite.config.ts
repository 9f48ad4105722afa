import { defineConfig } from "vite";

const service = process.env["SCORELINE"] ?? "http://127.0.0.1:8080";

export default defineConfig({
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
        outDir: process.env["SCORELINE_PAGES"] ?? "../target/classes/scoreline/dashboard/pages/files",
        emptyOutDir: true,
        target: "es2022",
        // The first that know light-dark(): what it is turned into for others follows the device alone, not the reader's choice.
        cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 900,
        // What most pages share comes in one file, not in one for each part of it.
        rolldownOptions: {
            output: { codeSplitting: { groups: [{ name: "shared", test: /node_modules\/@?preact|\/src\/(api|shell|ui|words\/[a-z]+\.ts)/ }] } },
        },
    },
    server: {
        proxy: Object.fromEntries(["/api", "/v2", "/health", "/openapi.json", "/client/"].map((path) => [path, service])),
    },
    test: { include: ["test/*.test.ts"], environment: "node" },
} as Parameters<typeof defineConfig>[0]);
