import type { Words } from "..";

export const measures: Words["measures"] = {
    yes: "oui",
    no: "non",
    unknown: "non connu",
    unseen: "jamais vu à l’entraînement",
    days: (count, isOne) => `${count} ${isOne ? "jour" : "jours"}`,
    months: (count) => `${count} mois`,
    years: (count, isOne) => `${count} ${isOne ? "an" : "ans"}`,
    payments: (count) => `${count} échéances`,
    times: (count) => `${count} fois`,
    hour: (count) => `${count} h`,
    scale: (value, from, to) => `${value} sur une échelle de ${from} à ${to}`,
    perMonth: (amount) => `${amount} par mois`,
    perPayment: (amount) => `${amount} par échéance`,
    from: (value) => `à partir de ${value}`,
    upTo: (value) => `jusqu’à ${value}`,
    between: (from, to) => `${from} à ${to}`,
    below: (value) => `moins de ${value}`,
    above: (value) => `plus de ${value}`,
    andMore: (value) => `${value} et plus`,
    units: { days: "années", currency: "montant", years: "années", count: "nombre", hour: "heure" },
};
