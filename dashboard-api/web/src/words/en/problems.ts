import type { ProblemKind } from "../../api/problem";

/** Errors in words: what happened, and what to do. */
export const problems: Record<ProblemKind, { readonly title: string; readonly text: string }> = {
    unreachable: {
        title: "Scoreline cannot be reached",
        text: "Check your connection. The page tries again as soon as it can.",
    },
    "not-signed-in": { title: "You are not signed in", text: "Your key no longer counts. Sign in again." },
    "not-allowed": { title: "Not for your role", text: "Your role does not include this. Ask an administrator." },
    "not-found": { title: "There is no such thing", text: "It may have been deleted, or the address is mistyped." },
    "invalid-request": { title: "The question was not understood", text: "Check the filters and what you typed." },
    "unusable-content": { title: "This cannot be used as it is", text: "Correct what is marked and send it again." },
    conflict: { title: "Somebody was faster", text: "Load the page again to see how things stand now." },
    gone: { title: "It is no longer there", text: "It was here, and has been removed." },
    "too-many-requests": { title: "Too many questions at once", text: "Wait a few seconds and try again." },
    unavailable: { title: "No answer for the moment", text: "The database does not answer. Try again in a moment." },
    failed: { title: "Something went wrong", text: "It is not your fault. Try again; if it happens again, report it." },
};
