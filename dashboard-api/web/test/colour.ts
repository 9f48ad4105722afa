/** Red, green and blue, 0 to 1, as a screen is told them. */
export type Colour = readonly [number, number, number];
export type Sight = "everybody" | "deuteranopia" | "protanopia" | "tritanopia";

/** In linear light. Machado, Oliveira and Fernandes 2009, "A physiologically-based model for simulation of colour vision deficiency", severity 1. */
const SEEN: Record<Sight, readonly number[]> = {
    everybody: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
    deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
    tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

export function parse(hex: string): Colour {
    return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Colour;
}

function linear(part: number): number {
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function told(part: number): number {
    const clipped = Math.min(1, Math.max(0, part));
    return clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
}

function times(matrix: readonly number[], colour: Colour): Colour {
    return [0, 3, 6].map((row) => colour.reduce((sum, part, i) => sum + part * (matrix[row + i] ?? 0), 0)) as unknown as Colour;
}

export function seenBy(sight: Sight, colour: Colour): Colour {
    return times(SEEN[sight], colour.map(linear) as unknown as Colour).map(told) as unknown as Colour;
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Colour, other: Colour): number {
    const [lighter, darker] = [one, other].map(luminance).sort((a, b) => b - a) as [number, number];
    return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Colour): number {
    const [red, green, blue] = colour.map(linear) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** In CIE Lab under D65. */
export function distance(one: Colour, other: Colour): number {
    const [a, b] = [lab(one), lab(other)];
    return Math.hypot(...a.map((part, i) => part - (b[i] ?? 0)));
}

function lab(colour: Colour): number[] {
    const toXyz = [0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.072175, 0.0193339, 0.119192, 0.9503041];
    const white = [0.95047, 1, 1.08883];
    const [x, y, z] = times(toXyz, colour.map(linear) as unknown as Colour).map((part, i) => {
        const share = part / (white[i] ?? 1);
        return share > 216 / 24389 ? Math.cbrt(share) : (share * (24389 / 27) + 16) / 116;
    }) as [number, number, number];
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
