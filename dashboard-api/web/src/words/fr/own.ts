import type { Words } from "..";

export const own: Words["own"] = {};
