package com.mailfence.testbed.crash;

import com.mailfence.testbed.crash.Fate.Place;
import com.mailfence.testbed.eas.EasClient;
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
  private final Map<String, Fate> fates;
  private final String account;
  private final EasClient phone;
  private final Map<String, Place> found = new HashMap<>();
  private final List<String> findings = new ArrayList<>();

  Auditor(Ledger ledger, Handset handset) {
    this.fates = ledger.of(handset.login().user());
    this.account = handset.login().user();
    this.phone = new EasClient(handset, Line.open());
  }

  /** What is not as it must be; empty if all is well. The phone goes on from where it was. */
  List<String> audit(URI server) {
    found.clear();
    findings.clear();
    phone.moveTo(server);
    phone.folderSync();
    look(phone.folder(Hierarchy.INBOX), Place.INBOX);
    look(phone.hierarchy().named("Filed").id(), Place.FILED);
    fates.forEach(
        (token, fate) -> {
          if (!found.containsKey(token) && !fate.allows(Place.NOWHERE)) {
            findings.add(account + ": " + token + " is lost: " + fate);
          }
        });
    phone.complaints().forEach(complaint -> findings.add(account + ": " + complaint));
    return List.copyOf(findings);
  }

  private void look(String folder, Place place) {
    phone.mirror(folder).options(SyncOptions.mail().withWindow(512).withBody(4, -1));
    phone.sync(folder);
    phone.mirror(folder).items().values().forEach(item -> judge(item, place));
  }

  private void judge(Node item, Place place) {
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
