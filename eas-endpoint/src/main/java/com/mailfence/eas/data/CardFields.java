package com.mailfence.eas.data;

import com.mailfence.core.format.vcard.Card;
import com.mailfence.eas.data.CardTexts.Filed;
import com.mailfence.eas.data.CardTexts.Part;
import com.mailfence.eas.data.CardTexts.Whole;
import com.mailfence.eas.wbxml.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The fields of a contact, in the order of the paper's schema, which is that of the code pages.
 * [MS-ASCNTC] section 2.2.2
 */
final class CardFields {
  private static final String CONTACTS = "Contacts";
  private static final String CONTACTS2 = "Contacts2";

  private static final int TOKENS = 64;
  private static final int STREET = 2;
  private static final List<String> PARTS =
      List.of("Street", "City", "State", "PostalCode", "Country");

  static final CardRelation CHILDREN =
      new CardRelation(tag("Children"), "child", "_$!<Child>!$_", List.of("X-CHILD", "X-CHILDREN"));

  /** All that are one text, in order. */
  static final List<CardField> ALL = all();

  private CardFields() {}

  /** Where a tag stands in the schema. */
  static int order(Tag tag) {
    return tag.page() * TOKENS + tag.token();
  }

  private static Tag tag(String name) {
    return Tag.of(CONTACTS, name);
  }

  private static Tag tag2(String name) {
    return Tag.of(CONTACTS2, name);
  }

  private static List<CardField> all() {
    List<CardField> all = new ArrayList<>();
    names(all);
    work(all);
    people(all);
    for (String mail : List.of("Email1Address", "Email2Address", "Email3Address")) {
      all.add(new CardPlaces.Whole(tag(mail), CardPlaces.MAILS));
    }
    for (String chat : List.of("IMAddress", "IMAddress2", "IMAddress3")) {
      all.add(new CardPlaces.Whole(tag2(chat), CardPlaces.CHATS));
    }
    phones(all);
    for (String place : List.of("Business", "Home", "Other")) {
      for (int i = 0; i < PARTS.size(); i++) {
        Tag tag = tag(place + "Address" + PARTS.get(i));
        all.add(new CardPlaces.Part(tag, place, STREET + i));
      }
    }
    all.add(new CardDay(tag("Birthday"), List.of("BDAY", "BDAY"), ""));
    all.add(
        new CardDay(
            tag("Anniversary"),
            List.of("X-ANNIVERSARY", "ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY"),
            "_$!<Anniversary>!$_"));
    all.add(new Whole(tag("WebPage"), List.of("URL")));
    all.sort(Comparator.comparingInt(field -> order(field.tag())));
    return List.copyOf(all);
  }

  private static void names(List<CardField> all) {
    all.add(new Part(tag("LastName"), "N", 0));
    all.add(new Part(tag("FirstName"), "N", 1));
    all.add(new Part(tag("MiddleName"), "N", 2));
    all.add(new Part(tag("Title"), "N", 3));
    all.add(new Part(tag("Suffix"), "N", 4));
    all.add(new Filed(tag("FileAs")));
    all.add(new Whole(tag2("NickName"), List.of("NICKNAME")));
    all.add(new Whole(tag("YomiFirstName"), List.of("X-PHONETIC-FIRST-NAME")));
    all.add(new Whole(tag("YomiLastName"), List.of("X-PHONETIC-LAST-NAME")));
    all.add(new Whole(tag("YomiCompanyName"), List.of("X-PHONETIC-ORG")));
  }

  private static void work(List<CardField> all) {
    all.add(new Part(tag("CompanyName"), "ORG", 0));
    all.add(new Part(tag("Department"), "ORG", 1));
    all.add(new Whole(tag("JobTitle"), List.of("TITLE")));
    all.add(new Whole(tag("OfficeLocation"), List.of("X-OFFICE-LOCATION", "X-EVOLUTION-OFFICE")));
    all.add(new Whole(tag2("CustomerId"), List.of("X-CUSTOMER-ID")));
    all.add(new Whole(tag2("GovernmentId"), List.of("X-GOVERNMENT-ID")));
    all.add(new Whole(tag2("AccountName"), List.of("X-ACCOUNT-NAME")));
  }

  private static void people(List<CardField> all) {
    all.add(
        new CardRelation(
            tag("Spouse"), "spouse", "_$!<Spouse>!$_", List.of("X-SPOUSE", "X-EVOLUTION-SPOUSE")));
    all.add(
        new CardRelation(
            tag("AssistantName"),
            "",
            "_$!<Assistant>!$_",
            List.of("X-ASSISTANT", "X-EVOLUTION-ASSISTANT")));
    all.add(
        new CardRelation(
            tag2("ManagerName"),
            "",
            "_$!<Manager>!$_",
            List.of("X-MANAGER", "X-EVOLUTION-MANAGER")));
  }

  private static void phones(List<CardField> all) {
    for (String phone :
        List.of(
            "MobilePhoneNumber",
            "HomePhoneNumber",
            "Home2PhoneNumber",
            "HomeFaxNumber",
            "BusinessPhoneNumber",
            "Business2PhoneNumber",
            "BusinessFaxNumber",
            "PagerNumber",
            "CarPhoneNumber",
            "RadioPhoneNumber",
            "AssistantPhoneNumber")) {
      all.add(new CardPlaces.Whole(tag(phone), CardPlaces.PHONES));
    }
    all.add(new CardPlaces.Whole(tag2("CompanyMainPhone"), CardPlaces.PHONES));
    all.add(new Whole(tag2("MMS"), List.of("X-MMS")));
  }

  /** The card with everything pinned to the places devices see it in. */
  static Card pinned(Card card) {
    Card now = card;
    for (CardFamily family : CardPlaces.ALL) {
      now = family.pinned(now);
    }
    return now;
  }

  /** The card without pins that are not needed. */
  static Card unpinned(Card card) {
    Card now = card;
    for (CardFamily family : CardPlaces.ALL) {
      now = family.unpinned(now);
    }
    return now;
  }
}
