import { signal } from "@preact/signals";
import { language } from "../words/language";
import type { components, paths } from "./contract.gen";
import { forgetKey, key } from "./key";
import { Problem, problemOf } from "./problem";

export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

type Method = "get" | "post" | "delete";
type PathsWith<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, object> ? P : never }[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer O> ? O : never;
type Parameters<O, Where extends "path" | "query"> = O extends { parameters: infer All }
    ? All extends { [K in Where]?: infer V }
        ? NonNullable<V>
        : Record<never, never>
    : Record<never, never>;
type Body<O> = O extends { requestBody?: { content: infer C } }
    ? C extends { "application/json": infer B }
        ? B
        : never
    : never;
export type Answer<O> = O extends { responses: infer R }
    ? R extends { 200: { content: infer C } } | { 201: { content: infer C } }
        ? C extends { "application/json": infer A }
            ? A
            : unknown
        : undefined
    : never;
/** A filter may be given several times. */
type Repeatable<Q> = { [K in keyof Q]: Q[K] | readonly NonNullable<Q[K]>[] };

export type GetPath = PathsWith<"get">;
export type PostPath = PathsWith<"post">;
export type AnswerOf<P extends GetPath> = Answer<Operation<P, "get">>;
export type PathOf<P extends keyof paths, M extends Method> = Parameters<Operation<P, M>, "path">;
export type QueryOf<P extends GetPath> = Repeatable<Parameters<Operation<P, "get">, "query">>;

export interface Asked<P extends GetPath> {
    readonly path?: PathOf<P, "get">;
    readonly query?: QueryOf<P>;
}

/** Records on the topics that the tables do not hold yet; null while nobody knows. */
export const behind = signal<number | null>(null);
/** False from the first request that found nobody until one that does. */
export const reachable = signal(true);
/** When the service last answered. */
export const answeredAt = signal<number | null>(null);

const PATIENCE = 30_000;
const MOST_KEPT = 200;
/** What is named by its own hash is never another. */
const NEVER_CHANGES = /^\/api\/v1\/models\/[0-9a-f]{64}\/documents\//;

interface Kept {
    readonly tag: string | null;
    readonly value: unknown;
}
const kept = new Map<string, Kept>();
/** What never changes, while it is on its way: asked for once, however many wait for it. */
const coming = new Map<string, Promise<unknown>>();

/** Nobody who signs in next sees what was kept for the one before. */
export function forgetAnswers(): void {
    kept.clear();
    coming.clear();
}

export function addressOf(template: string, path: object = {}, query: object = {}): string {
    const filled = template.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(String((path as Record<string, unknown>)[name])),
    );
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
        for (const each of Array.isArray(value) ? value : [value]) {
            if (each !== undefined && each !== null && each !== "") {
                search.append(name, String(each));
            }
        }
    }
    const text = search.toString();
    return text === "" ? filled : `${filled}?${text}`;
}

/** The last answer to this question in this language, to be shown while a newer one comes. */
export function lastAnswer<P extends GetPath>(template: P, asked: Asked<P> = {}): AnswerOf<P> | undefined {
    return kept.get(mark(addressOf(template, asked.path, asked.query)))?.value as AnswerOf<P> | undefined;
}

export async function get<P extends GetPath>(
    template: P,
    asked: Asked<P> = {},
    signal?: AbortSignal,
): Promise<AnswerOf<P>> {
    const address = addressOf(template, asked.path, asked.query);
    if (!NEVER_CHANGES.test(address)) {
        return (await fetched(address, signal)) as AnswerOf<P>;
    }
    const known = kept.get(mark(address));
    if (known) {
        return known.value as AnswerOf<P>;
    }
    const answer = coming.get(address) ?? fetched(address).finally(() => coming.delete(address));
    coming.set(address, answer);
    return (await answer) as AnswerOf<P>;
}

async function fetched(address: string, signal?: AbortSignal): Promise<unknown> {
    const known = kept.get(mark(address));
    const response = await send(address, {
        ...(signal && { signal }),
        headers: known?.tag ? { "If-None-Match": known.tag } : {},
    });
    if (response.status === 304 && known) {
        return known.value;
    }
    const value: unknown = await response.json();
    keep(mark(address), { tag: response.headers.get("ETag"), value });
    return value;
}

export async function post<P extends PostPath>(
    template: P,
    asked: { readonly path?: PathOf<P, "post">; readonly body?: Body<Operation<P, "post">>; readonly once?: string },
    signal?: AbortSignal,
): Promise<Answer<Operation<P, "post">>> {
    const response = await send(addressOf(template, asked.path), {
        method: "POST",
        ...(signal && { signal }),
        headers: {
            "Content-Type": "application/json",
            ...(asked.once && { "Idempotency-Key": asked.once }),
        },
        body: JSON.stringify(asked.body ?? {}),
    });
    return (response.status === 204 ? undefined : await response.json()) as Answer<Operation<P, "post">>;
}

/** Anything else that is served under this origin, such as an export; refusals are problems. */
export async function send(address: string, request: RequestInit = {}, patience = PATIENCE): Promise<Response> {
    const limits = [...(request.signal ? [request.signal] : []), ...(patience < Infinity ? [AbortSignal.timeout(patience)] : [])];
    let response: Response;
    try {
        response = await fetch(address, {
            ...request,
            signal: AbortSignal.any(limits),
            headers: headers(request.headers),
            cache: "no-store",
        });
    } catch (error) {
        if (request.signal?.aborted) {
            throw error;
        }
        reachable.value = false;
        throw new Problem("unreachable", 0, "");
    }
    noteFreshness(response);
    if (response.ok || response.status === 304) {
        return response;
    }
    if (response.status === 401) {
        forgetKey(true);
        forgetAnswers();
    }
    throw await problemOf(response);
}

export function headers(more: HeadersInit = {}): Headers {
    const all = new Headers(more);
    if (!all.has("Accept-Language")) {
        all.set("Accept-Language", language.value);
    }
    if (key.value !== null) {
        all.set("Authorization", `Bearer ${key.value}`);
    }
    return all;
}

function noteFreshness(response: Response): void {
    const told = response.headers.get("Scoreline-Behind");
    reachable.value = true;
    answeredAt.value = Date.now();
    behind.value = told === null ? null : Number(told);
}

function mark(address: string): string {
    return `${language.value} ${address}`;
}

function keep(name: string, value: Kept): void {
    kept.delete(name);
    kept.set(name, value);
    const oldest = kept.keys().next();
    if (kept.size > MOST_KEPT && !oldest.done) {
        kept.delete(oldest.value);
    }
}
