package com.mailfence.engine.transfer;

import com.mailfence.core.item.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the system folders are called elsewhere and in the languages of users. IMPORT-004 */
final class SystemNames {
  private static final Map<String, Role> NAMES = new HashMap<>();

  static {
    names(
        Role.INBOX,
        "inbox, posteingang, boîte de réception, réception, bandeja de entrada, posta in arrivo,"
            + " postvak in, caixa de entrada, входящие, odebrane, doručená pošta");
    names(
        Role.SENT,
        "sent, sent items, sent messages, sent mail, gesendet, gesendete elemente,"
            + " gesendete objekte, envoyés, éléments envoyés, enviados, posta inviata, inviati,"
            + " verzonden, verzonden items, itens enviados, отправленные, wysłane, odeslaná pošta");
    names(
        Role.DRAFTS,
        "drafts, draft, entwürfe, brouillons, borradores, bozze, concepten, rascunhos, черновики,"
            + " kopie robocze, szkice, koncepty");
    names(
        Role.TRASH,
        "trash, deleted items, deleted messages, deleted, papierkorb, gelöschte elemente,"
            + " gelöschte objekte, corbeille, éléments supprimés, papelera, elementos eliminados,"
            + " cestino, prullenbak, verwijderde items, lixo, lixeira, корзина, удаленные,"
            + " удалённые, kosz, koš");
    names(
        Role.SPAM,
        "spam?, spam, junk, junk e-mail, junk email, junk mail, bulk mail, indésirables,"
            + " courrier indésirable, correo no deseado, posta indesiderata, ongewenste e-mail,"
            + " lixo eletrônico, спам, нежелательная почта, wiadomości-śmieci, nevyžádaná pošta");
    names(
        Role.TEMPLATES,
        "templates, vorlagen, modèles, plantillas, modelli, sjablonen, modelos, шаблоны, szablony");
  }

  private SystemNames() {}

  static Optional<Role> role(String name) {
    return Optional.ofNullable(NAMES.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  private static void names(Role role, String all) {
    List.of(all.split(", *")).forEach(name -> NAMES.put(name, role));
  }
}
