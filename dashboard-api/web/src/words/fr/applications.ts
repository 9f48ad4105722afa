import type { Words } from "..";

export const applications: Words["applications"] = {};
