package org.palier.dialogue;

import java.util.Set;
import java.util.regex.Pattern;

/** The words that {@link Words} knows, in the languages and spellings of tenants: lower case, without accents and signs. */
final class Vocabulary {
    static final Set<String> YES = phrases(
            "oui|ui|oi|wi|we|ouai|ouais|ouaip|ouep|mouais|ok|okay|okey|oki|dac|dacc|daccord|d accord|volontiers|"
                    + "je veux bien|bien sur|avec plaisir|svp|stp|s il vous plait|sil vous plait|o|yes|yep|yeah|y|si|claro|"
                    + "sim|oc|naam|na3am|نعم|اي|ايوه|ايه|c est ca|pourquoi pas|wakha|iyeh|واخا|اجل|نعم من فضلك|k|exact|"
                    + "exactement");

    /** "Ok" and the like accept an offer; to the question whether there is a baby they say nothing. */
    static final Set<String> ASSENT = phrases(
            "ok|okay|okey|oki|k|dac|dacc|daccord|d|accord|svp|stp|s|il|vous|plait|volontiers|"
                    + "entendu|parfait|super|tres|bien|ca|marche|cool|top|alright|fine|vale|wakha|واخا|merci|beaucoup|thanks|obrigado|gracias");

    /** What yes and no begin with where "ok" and "c'est bon" say neither. */
    static final Set<String> PLAIN_ANSWER =
            phrases("oui|ui|oi|ouai|ouais|ouaip|ouep|yes|yep|yeah|y|si|sim|naam|na3am|iyeh|"
                    + "نعم|اي|ايوه|ايه|اجل|non|nan|nn|no|nop|nope|nao|nah|لا");

    static final Set<String> THANKS = phrases("merci|beaucoup|bien|tres|thanks|obrigado|gracias");

    static final Set<String> NOBODY = phrases(
            "personne|non personne|personne d autre|il n y a personne|y a personne|nobody|no one|nadie|ninguem");

    static final Set<String> NO_FIRST_WORDS = phrases("no|non|nan|nao|nope|nn");

    static final Wording QUESTION = Wording.of(
            "\\b((on|je|qu) (fait|fai|fe|fais|fay) (quoi|koi)|(quoi|koi|que) faire|pourquoi|pk|comment (faire|je fais|on fait)|"
                    + "combien de temps|what (do|should|can) i|how long|que hago|o que faco)\\b");

    static final Wording ASKS_STATUS = Wording.of(
            "\\b(quand|kan|kand) (est ce que |es ke |c est que )?(vous|allez|quelqu un|qqun|le technicien|le plombier|l agent|est ce qu)\\b"
                    + "|\\bvous (me |nous )?(rappel|repond|ven|pass)\\w* (quand|kan|kand)\\b|\\bc est pour quand\\b"
                    + "|\\b(avez vous|vous avez|t as|as tu) (bien )?(recu|eu|lu|vu) (ma|mon|mes)\\b|\\bou (ca )?en (est|sont|etes)\\b"
                    + "|\\b(des|aucune) nouvelles?\\b|\\bwhen (will|are) (you|someone|they)\\b|\\bdid you (get|receive) my\\b");

    static final Pattern DENIES = Pattern.compile(
            "^(non |nan |no )?((il|y|n|ya|j|ai|on|nous|je|c|ce|est|a) )*(pas|aucune?|ni|sans|no|none)\\b");

    static final Pattern CONTRARY = Pattern.compile(" (mais|but|pero|mas|par contre|sauf) ");

    static final Set<String> YES_FIRST = phrases("oui|ui|wi|ouai|ouais|ouep|ok|okay|yes|yep|yeah|sim|daccord|نعم");

    static final Set<String> NO =
            phrases("non|nan|nn|no|nop|nope|nao|n|pas besoin|ca ira|ca va aller|pas la peine|laissez tomber|c est bon|"
                    + "en fait non|finalement non|bon non|ah non|ben non|bah non|euh non|oubliez|annulez|pas pour le moment|pas pour l instant|pas interesse|pas interessee|pas du tout|laisse tomber|jamais|"
                    + "لا|nah|not|no thanks|no thank you|pas maintenant");

    static final Set<String> NO_FIRST = phrases("non|nan|nope");

    static final Set<String> FILLERS =
            phrases("svp|stp|merci|bien|sur|je|veux|please|thanks|thank|you|por|favor|gracias|obrigado|obrigada|"
                    + "absolument|madame|monsieur|oui|non|ca|va|d|accord|c|est|bon|tout|a|fait|beaucoup|s|il|vous|plait|"
                    + "volontiers|شكرا");

    static final Set<String> STOP =
            phrases("stop|stopp|stope|arret|arrete|arreter|arretez|stop svp|stop stp|stop merci|svp stop|stop sms|"
                    + "sms stop|stop tout|stop all|stopall|arret sms|stop please|please stop|unsubscribe|desabonner|"
                    + "desinscription|desinscrire|arret svp|stop a tout|stop stop|baja|parar|توقف|قف");

    /** What carriers let back in by; the other words mean it only after a STOP. */
    static final Set<String> START_KEYWORDS = phrases("start|unstop");

    static final Set<String> START = phrases("start|unstop|reprendre|recommencer|reprise");

    static final Set<String> MENU =
            phrases("aide|menu|help|info|infos|ayuda|ajuda|مساعدة|aide svp|liste|la liste|options|aide stp|sommaire|"
                    + "القائمة");

    static final Set<String> STATUS =
            phrases("suivi|suivis|suivie|suivit|mon suivi|statut|status|suivi svp|ma demande|suivi demande|"
                    + "suivi de ma demande|suivi de ma demande svp|numero de suivi|suivre|ou en est ma demande|ou en est mon dossier|ou en est on|des nouvelles|"
                    + "avez vous des nouvelles|my request|tracking|seguimiento|estado|seguimento|متابعة");

    static final Set<String> DATA = phrases("donnees|donnee|mes donnees|data|my data|rgpd|gdpr|donnees svp");

    static final Set<String> SKIP =
            phrases("0|zero|passer|passe|passez|skip|suivant|suivante|next|je sais pas|je ne sais pas|sais pas|jsp|"
                    + "j sais pas|aucune idee|non|nan|rien|saltar|pular|plus tard|i don t know|dont know|no se|nao sei|"
                    + "je passe");

    static final Set<String> PERSON =
            phrases("humain|humains|humaine|umain|umin|humin|human|humano|humana|conseiller|conseillere|conseillers|"
                    + "conseille|conseiler|agent|agente|operateur|operatrice|operator|operador|operadora|personne|"
                    + "personnes|person|persona|pessoa|quelqun|quelquun|qqun|qqn|qq1|kelkun|kelk1|kelquun|quelq1|someone|"
                    + "somebody|anybody|alguien|alguem|atendente|standard|standardiste|secretaire|gardien|gestionnaire|"
                    + "responsable|interlocuteur|انسان|شخص|موظف|bnadem");

    static final Set<String> PERSON_FILLERS =
            phrases("je|j|jve|jveux|jvoudrai|jvoudrais|veux|veut|ve|veu|voudrais|voudrai|voudre|aimerais|souhaite|"
                    + "souhaiterais|parler|parle|parlai|discuter|a|avec|un|une|des|le|la|l|vrai|vraie|vrais|reel|reelle|en|"
                    + "chair|os|quelqu|quelque|qu|d|de|du|passez|passe|passer|moi|donnez|mettez|contacter|joindre|avoir|"
                    + "appeler|pas|robot|machine|mais|plutot|direct|directement|maintenant|vite|puis|peux|est|ce|que|"
                    + "finalement|si|bon|ok|possible|pouvoir|il|y|faut|besoin|i|want|need|would|like|to|talk|speak|with|real|can|could|get|me|"
                    + "quiero|hablar|con|una|verdadera|necesito|quero|falar|com|uma|um|preciso|o|اريد|التحدث|مع|الكلام|و|"
                    + "nhdar|nehdar|bghit|m3a|chi");

    static final Set<String> STOP_OBJECTS = phrases(
            "sms|msg|message|messages|mess|texto|textos|pub|tout|tous|les|vos|ces|moi|me|de|a|au|36111|mensajes|"
                    + "mensagens");

    static final Wording WANTS_PERSON = Wording.of(
            "\\b(parle\\w*|discut\\w*|avoir|voir|joindre|contacter|besoin|veu[xt]|voudrai\\w*|passe\\w*|speak|talk|want|hablar|falar)\\b"
                    + ".*\\b(quelqu un|quelqun|qqun|qqn|qq1|quelq un|kelqun|kelk1|kelkun|une? (vraie? )?personne|un (vrai |etre )?humain|"
                    + "un conseiller|une conseillere|un agent|un responsable|someone|somebody|a (real )?(human|person)|an agent|"
                    + "an adviser|alguien|una persona|alguem|uma pessoa)\\b");

    static final Wording AGAIN = Wording.of(
            "\\b(deja|dja|dejas) (\\w+ ){0,3}?(appel|apel|ecri|signal|dit|demand|relanc|contact|prevenu|telephon|envoy)"
                    + "|\\b(appel|apel|ecri|signal|relanc|telephon|demand|contact)\\w* (\\w+ ){0,3}?(\\d+|x|deux|trois|quatre|cinq|six|dix|plusieurs|mille|cent) (fois|foi)\\b"
                    + "|\\b(\\d+|deux|trois|quatre|cinq|six|dix|plusieurs|enieme)( eme| e| ieme)? (fois|foi) (que|qu|ke) "
                    + "|\\b(\\d+ ?(e|eme|ieme)|troisieme|quatrieme|cinquieme|enieme) (fois|appel|message|relance|courrier|mail|sms|demande)\\b"
                    + "|\\btoujours (rien|pas de (reponse|nouvelle|nouvelles)|aucune (reponse|nouvelle)|personne)\\b"
                    + "|\\bpersonne (ne |n |me |m )*(repond\\w*|rappel\\w*)|\\bvous (ne |n |me |m )*(repond|rappel)\\w* (pas|jamais|po)\\b"
                    + "|\\bsans (reponse|nouvelles?)\\b"
                    + "|\\b(already|have) (called|written|reported|asked)\\b|\\b(second|third|fourth|\\d+(rd|th|nd)) time\\b|\\bcalled (\\w+ )?times\\b"
                    + "|\\bya (he )?(llam|escrit|avis)\\w*|\\b(segunda|tercera|terceira) (vez|vezes)\\b|\\bja (liguei|telefonei|escrevi|avisei)\\b");

    private Vocabulary() {}

    private static Set<String> phrases(String list) {
        return Set.of(list.split("\\|", -1));
    }
}
