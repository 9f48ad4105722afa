import type { Words } from "..";

export const now: Words["now"] = {
    lead: ({ total, count, approved }) =>
        total === 0
            ? "Aucune demande dans la dernière heure"
            : total === 1
              ? "1 demande dans la dernière heure"
              : `${count} demandes dans la dernière heure, ${approved} acceptées`,
    usual: "rien d’inhabituel.",
    watched: (count) => (count === 1 ? "un point à surveiller." : `${count} points à surveiller.`),
    alerted: (count) => (count === 1 ? "une alerte demande votre attention." : `${count} alertes demandent votre attention.`),
    nothing: "Aucune demande n’a encore été décidée. Les décisions apparaissent ici dès qu’elles sont prises.",
    hourUntil: (time) => `L’heure jusqu’à ${time}`,
    decisions: "Décisions",
    lastHour: "Demandes de la dernière heure",
    usualHour: (count) => `${count} dans une heure habituelle`,
    refusedRisk: "Probabilité moyenne de défaut",
    refusedRiskNote: (frequency) => `${frequency} ne remboursent pas`,
    latency: "De la demande à la décision",
    latencyNote: (count) => `la moitié des ${count} dernières a pris moins`,
    latencyNone: "aucune décision vue en direct",
    lag: "Enregistrements restant à lire",
    lagNone: "les chiffres sont à jour",
    lagSome: "les chiffres se mettent à jour",
    lagUnknown: "personne n’écrit en ce moment",
    shares: "Ce qui a été décidé dans la dernière heure",
    volume: "Demandes par heure",
    volumeText: (from, to, total, most) =>
        `De ${from} à ${to} : ${total} demandes, ${most} au plus dans une heure.`,
    hour: "Heure",
    total: "Toutes",
    live: "Décisions en direct",
    liveText: "Les plus récentes d’abord",
    connection: {
        connecting: "Connexion…",
        live: "En direct",
        lost: "Connexion perdue, nouvel essai",
        paused: "En pause",
    },
    pause: "Pause",
    resume: "Reprendre",
    waiting: "En attente de la prochaine décision…",
    arrived: (count) => `${count} depuis l’ouverture de cette page`,
    drift: "Dérive",
    noDrift: "Les demandeurs ressemblent à ceux sur lesquels le modèle a été entraîné.",
    seeDrift: "Voir la dérive",
    since: (when) => `depuis ${when}`,
    severities: { WATCH: "À surveiller", ALERT: "Alerte" },
};
