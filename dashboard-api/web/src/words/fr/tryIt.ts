import type { Words } from "..";

export const tryIt: Words["tryIt"] = {};
