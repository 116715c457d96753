package com.mailfence.eas.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.core.item.Stamps;
import com.mailfence.eas.data.CardPatch.Patched;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wbxml.Limits;
import com.mailfence.eas.wbxml.WbxmlReader;
import com.mailfence.eas.wbxml.WbxmlWriter;
import com.mailfence.eas.wbxml.XmlNotation;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.Supported;
import com.mailfence.engine.contact.StoredCard;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From cards to devices and back, and the other way round; see docs/clients/contacts.md. */
class CardRoundTripTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:05Z");
  private static final int MANY = 2_000;
  private static final int FEW = 400;
  private static final List<Card> CARDS = cards();

  private final MemoryHouse house = new MemoryHouse(Clock.fixed(NOW, ZoneOffset.UTC));
  private final AccountId bob = house.account("bob@example.org");
  private final CollectionId book =
      house.collection(bob, Kind.CONTACTS, Role.MAIN, "Contacts").id();
  private final CardData data = new CardData(house.blobs);

  @AfterEach
  void close() {
    house.close();
  }

  private static List<Card> cards() {
    List<Card> all = new ArrayList<>(Cards.real());
    Random random = new Random(20260302);
    while (all.size() < MANY) {
      all.add(Cards.random(random));
    }
    return all;
  }

  private static View view(Version version) {
    return new View(version, Options.NONE, false);
  }

  /** As a device reads it from the wire. */
  private Element shown(Card card, Version version) throws IOException {
    return shown(stored(card), version);
  }

  private Item stored(Card card) {
    StoredCard laid = StoredCard.of(house.blobs, card);
    return new Item(
        new ItemId(bob, 1),
        book,
        1,
        1,
        Stamps.born(new Seq(1)),
        false,
        NOW,
        laid.content(),
        Marks.NONE,
        laid.facets(),
        null,
        laid.uid(),
        0);
  }

  private Element shown(Item item, Version version) throws IOException {
    ElementBuilder out = Element.grow("AirSync", "ApplicationData");
    data.fill(out, item, view(version), Outlet.INLINE);
    var bytes = new ByteArrayOutputStream();
    WbxmlWriter.write(out.build(), bytes);
    return WbxmlReader.read(bytes.toByteArray(), Limits.WIDEST);
  }

  private static String text(Element shown) {
    return XmlNotation.show(shown, XmlNotation.Style.WHOLE)
        .replaceAll("(<Contacts:Picture>.{20})[^<]*", "$1");
  }

  private static Patched back(Card card, Element shown, Version version) {
    return new CardPatch(shown, Supported.ALL, view(version), false).on(card, NOW);
  }

  @ParameterizedTest
  @EnumSource
  void whatADeviceSendsBackUnchangedChangesNoCard(Version version) throws IOException { // CAL-005
    for (Card one : CARDS) {
      Card card = one.complete();
      Patched patched = back(card, shown(card, version), version);
      assertThat(patched.card().properties()).isEqualTo(card.properties());
      assertThat(patched.changed()).isFalse();
      assertThat(patched.strange()).isFalse();
    }
  }

  @Test
  void whatADeviceMakesItSeesAsItMadeIt() throws IOException {
    for (Card card : CARDS.subList(0, FEW)) {
      Element written = shown(card, Version.V14_1);
      Patched made =
          new CardPatch(written, Supported.ALL, view(Version.V14_1), false).fresh("u", NOW);
      assertThat(made.strange()).as(new String(card.write())).isFalse();
      assertThat(text(shown(made.card(), Version.V14_1))).isEqualTo(text(written));
    }
  }

  @Test
  void theElementsStandInTheOrderOfTheSchemaAndEachOnce() throws IOException {
    for (Card card : CARDS.subList(0, FEW)) {
      int before = 0;
      for (Element child : shown(card, Version.V16_1).children()) {
        int now = child.namespace().equals("AirSyncBase") ? 100_000 : CardFields.order(child.tag());
        assertThat(now).isGreaterThan(before);
        before = now;
      }
    }
  }
}
