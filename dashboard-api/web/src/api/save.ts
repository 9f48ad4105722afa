import { send } from "./client";

const KEPT = 60_000;

/** Saves what is served at an address as a file; a link alone could not send the key. */
export async function save(address: string, name: string): Promise<void> {
    keep(await (await send(address, {}, Infinity)).blob(), name);
}

export function keep(content: Blob, name: string): void {
    const file = URL.createObjectURL(content);
    const link = document.createElement("a");
    link.href = file;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(file), KEPT);
}
