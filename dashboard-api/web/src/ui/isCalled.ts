/** Every word that is typed is in the label or in the name; accents and capitals do not matter. */
export function isCalled({ label, name }: { readonly label: string; readonly name: string }, typed: string): boolean {
    const text = plain(`${label} ${name}`);
    return plain(typed)
        .split(/\s+/)
        .every((word) => text.includes(word));
}

function plain(text: string): string {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
