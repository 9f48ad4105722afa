import { defineConfig } from "vitest/config";

/** One after the other: they share a service, and the machine. */
export default defineConfig({
    test: {
        include: ["test/browser/**/*.test.ts"],
        fileParallelism: false,
        testTimeout: 90_000,
        hookTimeout: 30_000,
        retry: 0,
        expect: { poll: { timeout: 15_000 } },
    },
});
