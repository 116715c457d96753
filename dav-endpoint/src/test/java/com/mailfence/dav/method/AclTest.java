package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Group;
import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the method ACL refuses, and how little a refusal changes. */
class AclTest {
  private static final String ACE =
      "<D:ace><D:principal>%s</D:principal><D:grant><D:privilege>%s</D:privilege></D:grant></D:ace>";

  private final DavHouse dav = new DavHouse();
  private final Account ben = dav.account("ben@test.example");

  AclTest() {
    dav.account("zoe@test.example");
    dav.house.directory.put(
        new Group("team@test.example", "Team", List.of(dav.anna.address(), ben.address())));
  }

  @AfterEach
  void close() {
    dav.close();
  }

  private static String href(String who) {
    return "<D:href>/dav/principals/" + who + "@test.example/</D:href>";
  }

  private static String ace(String principal, String privilege) {
    return ACE.formatted(principal, privilege);
  }

  private Answer acl(String... aces) {
    return dav.ask("ACL", CALENDAR, "<D:acl xmlns:D='DAV:'>" + String.join("", aces) + "</D:acl>");
  }

  private void refused(String word, String... aces) {
    Answer told = acl(aces);
    assertThat(told.status()).as(word).isEqualTo(403);
    assertThat(told.body()).contains(word);
  }

  @Test
  void whatCannotBeGrantedIsRefusedWithItsWord() { // RFC 3744 s8.1.1
    String bens = ace(href("ben"), "<D:read/>");
    refused(
        "no-invert",
        bens.replace("<D:principal>", "<D:invert><D:principal>")
            .replace("</D:principal>", "</D:principal></D:invert>"));
    refused("grant-only", bens.replace("D:grant>", "D:deny>"));
    refused("not-supported-privilege", ace(href("ben"), "<D:all/>"));
    refused("not-supported-privilege", ace(href("ben"), "<D:write/>"));
    refused("not-supported-privilege", ace(href("ben"), "<D:write-acl/>")); // SH04
    refused("allowed-principal", ace("<D:all/>", "<D:read/>"));
    refused("allowed-principal", ace("<D:unauthenticated/>", "<D:read/>"));
    refused("no-ace-conflict", bens, bens);
    refused("no-protected-ace-conflict", bens.replace("</D:ace>", "<D:protected/></D:ace>"));
    refused("no-protected-ace-conflict", ace(href("anna"), "<D:read/>"));
    refused("no-inherited-ace-conflict", bens.replace("</D:ace>", "<D:inherited/></D:ace>"));
    assertThat(dav.ask(ben, "PROPFIND", CALENDAR, "", "depth", "0").status()).isEqualTo(404);
  }

  @Test
  void nobodyLearnsWhoElseThereIs() { // DV04
    for (String who : List.of("zoe", "nobody", "team")) {
      refused("recognized-principal", ace(href(who), "<D:read/>"));
    }
    assertThat(acl(ace(href("zoe"), "<D:read/>")).body())
        .isEqualTo(acl(ace(href("nobody"), "<D:read/>")).body());
  }

  @Test
  void oneBadEntryRefusesAll() {
    refused("recognized-principal", ace(href("ben"), "<D:read/>"), ace(href("x"), "<D:read/>"));
    assertThat(dav.ask(ben, "PROPFIND", CALENDAR, "", "depth", "0").status()).isEqualTo(404);
  }

  @Test
  void whatIsToldCanBeSentBack() { // RFC 3744 s8.1: clients read, change and write
    acl(ace(href("ben"), "<D:read/>"));
    String asked = "<D:propfind xmlns:D='DAV:'><D:prop><D:acl/></D:prop></D:propfind>";
    String told = dav.ask("PROPFIND", CALENDAR, asked, "depth", "0").body();
    String list = told.substring(told.indexOf("<D:acl>") + 7, told.indexOf("</D:acl>"));
    assertThat(acl(list).status()).isEqualTo(200);
    assertThat(dav.ask("PROPFIND", CALENDAR, asked, "depth", "0").body()).isEqualTo(told);
    assertThat(dav.ask("ACL", CALENDAR, "<D:other xmlns:D='DAV:'/>").status()).isEqualTo(400);
    assertThat(
            dav.ask("ACL", "/dav/principals/anna@test.example/", "<D:acl xmlns:D='DAV:'/>")
                .status())
        .isEqualTo(403);
  }
}
