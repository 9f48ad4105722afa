import { useEffect, useState } from "preact/hooks";
import { keepKey, wasRefused } from "../../api/key";
import mark from "../../design/mark.svg";
import { Preferences } from "../../shell/Preferences";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";

/** The way back is the address, which stays as it is. */
export function SignIn() {
    const words = useWords();
    const [entered, setEntered] = useState("");
    const [isMissing, setMissing] = useState(false);
    const error = isMissing ? words.signIn.needed : wasRefused.value ? words.signIn.wrong : null;
    useEffect(() => {
        document.title = words.shell.titled(words.shell.pages.signIn);
    }, [words]);
    return (
        <main class="sign-in">
            <form
                class="card sign-in-card"
                noValidate
                onSubmit={(event) => {
                    event.preventDefault();
                    const value = entered.trim().replace(/^Bearer\s+/i, "");
                    setMissing(value === "");
                    if (value !== "") {
                        keepKey(value);
                    }
                }}
            >
                <img src={mark} alt="" width="44" height="44" />
                <h1>{words.shell.product}</h1>
                <p class="soft">{words.signIn.lead}</p>
                <Field label={words.signIn.key} hint={words.signIn.hint} {...(error && { error })}>
                    {(described) => (
                        <input
                            {...described}
                            type="password"
                            autoComplete="off"
                            autoFocus
                            spellcheck={false}
                            value={entered}
                            onInput={(event) => setEntered(event.currentTarget.value)}
                        />
                    )}
                </Field>
                <Button kind="primary" type="submit">
                    {words.signIn.submit}
                </Button>
            </form>
            <Preferences />
        </main>
    );
}
