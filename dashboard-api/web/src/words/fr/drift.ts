import type { Words } from "..";

export const drift: Words["drift"] = {};
