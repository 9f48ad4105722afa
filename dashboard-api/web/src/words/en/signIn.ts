export const signIn = {
    lead: "Credit decisions that can be explained.",
    key: "Key or token",
    hint: "Paste the key that you were given. It stays in this tab and is forgotten when you close it.",
    submit: "Sign in",
    wrong: "This key does not count: it may be mistyped, expired or revoked.",
    needed: "Paste a key first.",
};
