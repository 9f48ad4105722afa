import type { Words } from "..";

export const model: Words["model"] = {};
