import type { Words } from "..";
import { plural } from "./plural";

export const now: Words["now"] = {
    lead: ({ total, count, approved, until }) => {
        const when = until === null ? "dans la dernière heure" : `dans l’heure jusqu’au ${until}, et plus aucune depuis`;
        return total === 0
            ? `Aucune demande ${when}`
            : total === 1
              ? `1 demande ${when}`
              : until === null
                ? `${count} demandes ${when}, ${approved} ${plural(approved, "acceptée", "acceptées")}`
                : `${count} demandes, dont ${approved} ${plural(approved, "acceptée", "acceptées")}, ${when}`;
    },
    joined: (parts) => `${parts.join(" ; ")}.`,
    usual: "rien d’inhabituel",
    usualBut: "rien d’inhabituel dans leur nombre ni dans les décisions",
    watched: (count) => (count === 1 ? "un point à surveiller" : `${count} points à surveiller`),
    alerted: (count) => (count === 1 ? "une alerte de dérive demande votre attention" : `${count} alertes de dérive demandent votre attention`),
    notices: {
        fewer: (usual) => `bien moins que d’habitude (${usual} par heure)`,
        more: (usual) => `bien plus que d’habitude (${usual} par heure)`,
        approvedLess: (usual) => `moins d’acceptations que d’habitude (${usual})`,
        approvedMore: (usual) => `plus d’acceptations que d’habitude (${usual})`,
        slow: (took) => `les décisions sont lentes : la moitié prend plus de ${took}`,
        behind: (count) => `les chiffres ont ${count} ${plural(count, "enregistrement", "enregistrements")} de retard`,
    },
    watching: {
        loading: "la dérive est en cours de vérification",
        unknown: "on ne sait pas pour l’instant si quelque chose dérive",
        nobody: "personne ne surveille la dérive",
        stale: (end) => `la dérive n’a été vérifiée que jusqu’au ${end}`,
    },
    nothing: "Aucune demande n’a encore été décidée. Les décisions apparaissent ici dès qu’elles sont prises.",
    hourUntil: (time) => `L’heure jusqu’à ${time}`,
    decisions: "Décisions",
    lastHour: "Demandes de la dernière heure",
    usualHour: (count) => `${count} dans une heure habituelle`,
    refusedRisk: "Probabilité moyenne de défaut",
    refusedRiskNote: (frequency) => `${frequency} ne remboursent pas`,
    latency: "De la demande à la décision",
    latencyNote: (count, slow) => `la moitié des ${count} dernières ; 19 sur 20 en moins de ${slow}`,
    latencyNone: "aucune décision vue",
    lag: "Enregistrements restant à lire",
    lagNone: "les chiffres sont à jour",
    lagSome: "les chiffres se mettent à jour",
    lagUnknown: "personne n’écrit en ce moment",
    shares: "Ce qui a été décidé dans la dernière heure",
    volume: "Demandes par heure",
    volumeText: (from, to, total, most) =>
        `Du ${from} au ${to} : ${total} ${plural(total, "demande", "demandes")}, ${most} au plus dans une heure.`,
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
    nobodyTitle: "Personne ne surveille la dérive",
    nobody: "Aucun moniteur de dérive n’a encore rendu compte d’une fenêtre. Dès qu’il tourne, ce qui a bougé est dit ici.",
    driftUnknown: "Impossible de savoir pour l’instant si quelque chose dérive.",
    driftStale: (end) => `Aucune alerte ouverte, mais la dernière fenêtre s’est terminée le ${end} : le moniteur de dérive est peut-être arrêté.`,
    window: (span, rows, drifting, told, all) =>
        `Dernière fenêtre : ${rows} ${plural(rows, "décision", "décisions")}, ${span}. Sur ${all} points surveillés, ${drifting === 0 ? "aucun ne dérive" : drifting === 1 ? "un seul dérive ou est à surveiller" : `${told} dérivent ou sont à surveiller`}.`,
    moreAlerts: (count, told) => (count === 1 ? "et une autre" : `et ${told} autres`),
    noDrift: "Les demandeurs ressemblent à ceux sur lesquels le modèle a été entraîné.",
    seeDrift: "Voir la dérive",
    since: (when) => `depuis le ${when}`,
    severities: { WATCH: "À surveiller", ALERT: "Alerte" },
};
