import type { Words } from "..";

export const signIn: Words["signIn"] = {
    lead: "Des décisions de crédit que l’on peut expliquer.",
    key: "Clé ou jeton",
    hint: "Collez la clé qui vous a été remise. Elle reste dans cet onglet et est oubliée à sa fermeture.",
    submit: "Se connecter",
    wrong: "Cette clé n’est pas valable : elle est mal saisie, expirée ou révoquée.",
    needed: "Collez d’abord une clé.",
};
