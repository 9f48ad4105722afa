import { defineConfig } from "vitest/config";

/** One after the other: they share a service, and the machine. */
export default defineConfig({
    test: {
        include: ["test/browser/**/*.test.ts"],
        fileParallelism: false,
        tags: [
            { name: "main", description: "what each page is for: run with all other tests, and within a minute" },
            { name: "looks", description: "each page in all widths, languages and themes, with screenshots" },
            { name: "times", description: "how long a reader waits; measures, and judges nothing" },
        ],
        // As patient as the browser's own waiting: the machine may have more to do.
        expect: { poll: { timeout: 30_000 } },
        testTimeout: 90_000,
        hookTimeout: 30_000,
        retry: 0,
        expect: { poll: { timeout: 15_000 } },
    },
});
