import type { Words } from "..";

export const problems: Words["problems"] = {
    unreachable: {
        title: "Scoreline est injoignable",
        text: "Vérifiez votre connexion. La page réessaie dès que possible.",
    },
    "not-signed-in": { title: "Vous n’êtes pas connecté", text: "Votre clé n’est plus valable. Reconnectez-vous." },
    "not-allowed": {
        title: "Hors de votre rôle",
        text: "Votre rôle ne donne pas accès à cela. Adressez-vous à un administrateur.",
    },
    "not-found": { title: "Introuvable", text: "L’élément a peut-être été supprimé, ou l’adresse est mal saisie." },
    "invalid-request": { title: "La question n’a pas été comprise", text: "Vérifiez les filtres et votre saisie." },
    "unusable-content": {
        title: "Cela ne peut pas être utilisé ainsi",
        text: "Corrigez ce qui est signalé et renvoyez.",
    },
    conflict: {
        title: "Quelqu’un a été plus rapide",
        text: "Rechargez la page pour voir où en sont les choses.",
    },
    gone: { title: "Ce n’est plus là", text: "L’élément a existé et a été retiré." },
    "too-many-requests": {
        title: "Trop de questions à la fois",
        text: "Attendez quelques secondes et réessayez.",
    },
    unavailable: {
        title: "Pas de réponse pour le moment",
        text: "La base de données ne répond pas. Réessayez dans un instant.",
    },
    failed: {
        title: "Une erreur s’est produite",
        text: "Ce n’est pas de votre fait. Réessayez ; si cela se reproduit, signalez-le.",
    },
};
