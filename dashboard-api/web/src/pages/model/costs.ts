import type { Schema } from "../../api/client";

export type Point = Schema<"Curves.Point">;

/** In refusals of a good applicant, an application: what the service answers for that cost ratio. */
export function costAt({ confusion }: Point, ratio: number): number {
    const { refused_defaults, refused_repayments, approved_repayments, approved_defaults } = confusion;
    const all = refused_defaults + refused_repayments + approved_repayments + approved_defaults;
    return (ratio * approved_defaults + refused_repayments) / all;
}

/** The first of those that cost least. */
export function cheapest(points: readonly Point[], ratio: number): Point | undefined {
    let best: Point | undefined;
    for (const point of points) {
        if (!best || costAt(point, ratio) < costAt(best, ratio)) {
            best = point;
        }
    }
    return best;
}

/** What a threshold does: of the stored points the nearest. */
export function pointAt(points: readonly Point[], threshold: number): Point | undefined {
    let nearest: Point | undefined;
    for (const point of points) {
        if (!nearest || Math.abs(point.threshold - threshold) < Math.abs(nearest.threshold - threshold)) {
            nearest = point;
        }
    }
    return nearest;
}
