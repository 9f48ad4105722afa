import { useEffect, useRef, useState } from "preact/hooks";
import { type Schema, post } from "../../api/client";
import { Problem } from "../../api/problem";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Segments } from "../../ui/Segments";
import { ErrorState } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import type { Identity } from ".";

type Validity = "P1D" | "P7D" | "P30D";
const VALIDITIES: readonly Validity[] = ["P1D", "P7D", "P30D"];

interface Properties {
    readonly identity: Identity;
    readonly isOpen: boolean;
    readonly onClose: () => void;
}

/** Makes a link by which the client reads their own page. It is told once, and forgotten when the dialog closes. */
export function LinkDialog({ identity, isOpen, onClose }: Properties) {
    const words = useWords();
    const [validFor, setValidFor] = useState<Validity>("P7D");
    const [made, setMade] = useState<Schema<"ClientResource.Link"> | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    const make = async () => {
        try {
            setProblem(null);
            setMade(
                await post("/api/v1/decisions/{applicant}/{application}/link", { path: identity, body: { valid_for: validFor } }),
            );
        } catch (error) {
            setProblem(error instanceof Problem ? error : new Problem("failed", 0, ""));
        }
    };
    const close = () => {
        setMade(null);
        setProblem(null);
        onClose();
    };
    return (
        <Dialog title={words.client.linkTitle} isOpen={isOpen} onClose={close}>
            <p class="soft">{words.client.linkText}</p>
            {made ? (
                <Made link={made} />
            ) : (
                <>
                    <Segments<Validity>
                        legend={words.client.validFor}
                        options={VALIDITIES.map((value) => ({ value, label: words.client.validities[value] }))}
                        value={validFor}
                        onChange={setValidFor}
                    />
                    {problem && <ErrorState problem={problem} />}
                    <Button kind="primary" onClick={() => void make()}>
                        {words.client.makeLink}
                    </Button>
                </>
            )}
        </Dialog>
    );
}

function Made({ link }: { link: Schema<"ClientResource.Link"> }) {
    const words = useWords();
    const format = useFormat();
    const address = location.origin + link.path;
    const field = useRef<HTMLInputElement>(null);
    const [isCopied, setCopied] = useState(false);
    useEffect(() => field.current?.focus(), []);
    const copy = async () => {
        try {
            await navigator.clipboard.writeText(address);
            setCopied(true);
        } catch {
            // Where the browser forbids it, the reader copies what is selected.
            field.current?.focus();
        }
    };
    return (
        <>
            <Field label={words.client.madeLink} hint={words.client.expires(format.dateTime(link.expires_at))}>
                {(described) => (
                    <input
                        {...described}
                        type="text"
                        readOnly
                        value={address}
                        ref={field}
                        onFocus={(event) => event.currentTarget.select()}
                    />
                )}
            </Field>
            <div class="client-link-actions">
                <Button kind="primary" onClick={() => void copy()}>
                    {words.client.copy}
                </Button>
                <a class="button" href={link.path} target="_blank" rel="noreferrer">
                    {words.client.openLink}
                </a>
                <span role="status" class="soft">
                    {isCopied && words.common.copied}
                </span>
            </div>
        </>
    );
}
