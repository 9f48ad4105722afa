import type { Schema } from "../../api/client";

export type Found = Schema<"FeaturesOverTime.Found">;

export interface OverTime {
    readonly name: string;
    readonly label: string;
    /** Null where nothing was found out, which the contract cannot say of an element. */
    readonly found: readonly (Found | null)[];
}

/** Windows side by side. */
export interface Over {
    readonly bundle?: Schema<"BundleName"> | null;
    readonly windows: readonly Schema<"FeaturesOverTime.Window">[];
    readonly features: readonly OverTime[];
}
