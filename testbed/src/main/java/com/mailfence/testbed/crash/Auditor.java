package com.mailfence.testbed.crash;

import com.mailfence.testbed.crash.Fate.Place;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Folder;
import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.Line;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.SyncOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what a phone of one account is told, over all crashes, with the ledger. */
final class Auditor {
  private final Ledger ledger;
  private final String account;
  private final EasClient phone;
  private final Map<String, Place> found = new HashMap<>();
  private final List<String> findings = new ArrayList<>();

  Auditor(Ledger ledger, Handset handset) {
    this.ledger = ledger;
    this.account = handset.login().user();
    this.phone = new EasClient(handset, Line.open());
  }

  /** What is not as it must be; empty if all is well. The phone goes on from where it was. */
  List<String> audit(URI server) {
    findings.clear();
    phone.moveTo(server);
    if (phone.folderSync() != 1) {
      return List.of(account + ": the folders are refused");
    }
    found.clear();
    Map<String, Fate> received = ledger.of(account);
    look(received, phone.folder(Hierarchy.INBOX), Place.INBOX);
    for (Folder folder : phone.hierarchy().folders().values()) {
      if (folder.name().equals(Owner.FILED)) {
        look(received, folder.id(), Place.FILED);
      }
    }
    miss(received);
    found.clear();
    Map<String, Fate> sent = ledger.of(Ledger.sentBy(account));
    look(sent, phone.folder(Hierarchy.SENT_ITEMS), Place.SENT);
    miss(sent);
    phone.complaints().forEach(complaint -> findings.add(account + ": " + complaint));
    return List.copyOf(findings);
  }

  private void look(Map<String, Fate> fates, String folder, Place place) {
    phone.mirror(folder).options(SyncOptions.mail().withWindow(512).withBody(4, -1));
    phone.sync(folder);
    phone.mirror(folder).items().values().forEach(item -> judge(fates, item, place));
  }

  private void miss(Map<String, Fate> fates) {
    fates.forEach(
        (token, fate) -> {
          if (!found.containsKey(token) && !fate.allows(Place.NOWHERE)) {
            findings.add(account + ": " + token + " is lost: " + fate);
          }
        });
  }

  private void judge(Map<String, Fate> fates, Node item, Place place) {
    String token = Ledger.token(item.value("Email:Subject").orElse(""));
    if (token.isEmpty()) {
      return;
    }
    Fate fate = fates.get(token);
    if (fate == null) {
      findings.add(account + ": " + token + " was never sent here");
      return;
    }
    Place before = found.put(token, place);
    if (before != null) {
      findings.add(account + ": " + token + " is doubled: in " + before + " and in " + place);
    }
    if (!fate.allows(place)) {
      findings.add(account + ": " + token + " is in " + place + ", not in " + fate);
    }
    boolean read = item.value("Email:Read").orElse("0").equals("1");
    if (!fate.allowsRead(read)) {
      findings.add(account + ": " + token + " has read " + read + ", not " + fate);
    }
    byte[] data = item.at("AirSyncBase:Body", "AirSyncBase:Data").bytes();
    if (!Ledger.bodyDigest(data).equals(fate.digest())) {
      findings.add(account + ": " + token + " has other bytes than were sent");
    }
  }
}
