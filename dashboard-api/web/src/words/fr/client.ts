import type { Words } from "..";

export const client: Words["client"] = {};
