import type { Words } from "..";

export const measures: Words["measures"] = {
    yes: "oui",
    no: "non",
    unknown: "non connu",
    days: (said, count) => `${said} ${count < 2 ? "jour" : "jours"}`,
    months: (count) => `${count} mois`,
    years: (said, count) => `${said} ${count < 2 ? "an" : "ans"}`,
    payments: (said, count) => `${said} ${count < 2 ? "échéance" : "échéances"}`,
    times: (count) => `${count} fois`,
    hour: (count) => `${count} h`,
    scale: (value, from, to) => `${value} sur une échelle de ${from} à ${to}`,
    perMonth: (amount) => `${amount} par mois`,
    perPayment: (amount) => `${amount} par échéance`,
    from: (value) => `à partir de ${value}`,
    upTo: (value) => `jusqu’à ${value}`,
    between: (from, to) => `${from} à ${to}`,
    below: (value) => `moins de ${value}`,
    andMore: (value) => `${value} et plus`,
    spans: { OTHER: "autre", UNSEEN: "rare ou nouveau", SENTINEL: "aucun", MISSING: "non connu" },
    units: { days: "années", currency: "montant", years: "années", count: "nombre", hour: "heure" },
};
