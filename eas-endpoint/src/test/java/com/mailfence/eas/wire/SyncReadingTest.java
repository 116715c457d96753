package com.mailfence.eas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.XmlReading;
import com.mailfence.eas.wire.CollectionRequest.Asked;
import com.mailfence.eas.wire.CollectionRequest.Pull;
import com.mailfence.eas.wire.CollectionRequest.Unread;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SyncReadingTest {
  private static final String NAMES = "<SyncKey>k</SyncKey><CollectionId>5</CollectionId>";

  @Test
  void theShortestRequestMeansWhatThePaperSays() {
    Asked asked = asked(NAMES);
    assertThat(asked)
        .isEqualTo(
            new Asked(
                "5", "k", false, true, Pull.UNSAID, 100, null, Supported.ALL, java.util.List.of()));
  }

  @ParameterizedTest
  @CsvSource({"0,512", "1,1", "100,100", "512,512", "513,512", "2147483647,512"})
  void windowsAreReadAsThePaperSays(String asked, int window) { // [MS-ASCMD] R4768
    String element = "<WindowSize>" + asked + "</WindowSize>";
    assertThat(asked(NAMES + element).window()).isEqualTo(window);
    assertThat(read(element + "<Partial/>").window()).isEqualTo(window);
  }

  @Test
  void aRequestWithoutAWindowHasNoBoundAsAWhole() {
    assertThat(read("<Partial/>").window()).isEqualTo(SyncRequest.UNBOUNDED);
  }

  @ParameterizedTest
  @CsvSource({
    "<GetChanges/>,YES",
    "<GetChanges>1</GetChanges>,YES",
    "<GetChanges>0</GetChanges>,NO"
  })
  void changesAreAskedForInThreeWays(String element, Pull pull) { // [MS-ASCMD] R3125 to R3127
    assertThat(asked(NAMES + element).pull()).isEqualTo(pull);
  }

  @ParameterizedTest
  @CsvSource({
    "'',true",
    "<DeletesAsMoves/>,true",
    "<DeletesAsMoves>1</DeletesAsMoves>,true",
    "<DeletesAsMoves>0</DeletesAsMoves>,false"
  })
  void deletesAreMovesUnlessDenied(String element, boolean moves) { // [MS-ASCMD] R2158 to R2161
    assertThat(asked(NAMES + element).deletesAsMoves()).isEqualTo(moves);
  }

  @Test
  void commandsKeepTheirOrder() {
    Asked asked =
        asked(
            NAMES
                + "<Commands><Delete><ServerId>5:9</ServerId></Delete>"
                + "<Add><ClientId>c</ClientId><ApplicationData/></Add>"
                + "<Change><ServerId>5:8</ServerId><ApplicationData/></Change>"
                + "<Fetch><ServerId>5:7</ServerId></Fetch></Commands>");
    assertThat(asked.commands())
        .hasSize(4)
        .hasExactlyElementsOfTypes(
            ClientCommand.Delete.class,
            ClientCommand.Add.class,
            ClientCommand.Change.class,
            ClientCommand.Fetch.class);
  }

  @Test
  void anEmptyListOfCommandsIsAccepted() { // [MS-ASCMD] R2058
    assertThat(asked(NAMES + "<Commands/>").commands()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"200,true", "201,false"})
  void twoHundredCommandsAreTheMost(int many, boolean good) { // [MS-ASCMD] R5659
    String commands = "<Fetch><ServerId>5:7</ServerId></Fetch>".repeat(many);
    CollectionRequest read = one(NAMES + "<Commands>" + commands + "</Commands>");
    assertThat(read instanceof Asked).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<SyncKey>0</SyncKey><CollectionId>5</CollectionId><GetChanges/>",
        "<SyncKey>0</SyncKey><CollectionId>5</CollectionId><GetChanges>1</GetChanges>",
        "<SyncKey>k</SyncKey><Supported/><CollectionId>5</CollectionId>",
        NAMES + "<WindowSize>many</WindowSize>",
        NAMES + "<GetChanges>2</GetChanges>",
        NAMES + "<Commands><Change><ApplicationData/></Change></Commands>",
        NAMES + "<Commands><Add><ClientId>1</ClientId></Add></Commands>",
        NAMES + "<Commands><SoftDelete><ServerId>5:1</ServerId></SoftDelete></Commands>",
        NAMES + "<Options><FilterType>9</FilterType></Options>",
        NAMES + "<Options><MIMESupport>3</MIMESupport></Options>",
        NAMES + "<Options><Class>Stamps</Class></Options>",
        NAMES + "<Options/><Options/>",
        NAMES + "<Options><Class>Email</Class></Options><Options><Class>Contacts</Class></Options>",
        NAMES + "<Options><Class>SMS</Class></Options><Options><Class>SMS</Class></Options>",
      })
  void whatMakesNoSenseHurtsItsCollectionOnly(String collection) { // SYNC-041
    SyncRequest read =
        read(
            "<Collections><Collection>"
                + collection
                + "</Collection><Collection><SyncKey>k</SyncKey><CollectionId>6</CollectionId>"
                + "</Collection></Collections>");
    assertThat(read.collections().get(0)).isInstanceOf(Unread.class);
    assertThat(read.collections().get(0).id()).isEqualTo("5");
    assertThat(read.collections().get(1)).isInstanceOf(Asked.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<WindowSize>5</WindowSize>",
        "<Collections><Collection><SyncKey>k</SyncKey></Collection></Collections>",
        "<Collections><Collection><CollectionId>5</CollectionId></Collection></Collections>",
        "<Wait>5</Wait><HeartbeatInterval>60</HeartbeatInterval><Partial/>",
        "<Wait>soon</Wait><Partial/>",
      })
  void someMistakesAreThoseOfTheWholeRequest(String content) {
    assertThatThrownBy(() -> read(content)).isInstanceOf(BadWire.class);
  }

  @Test
  void smsMayBeAskedForBesideMail() { // [MS-ASCMD] R934
    Asked asked =
        asked(
            NAMES
                + "<Options><Class>SMS</Class><FilterType>1</FilterType></Options>"
                + "<Options><Class>Email</Class><FilterType>2</FilterType></Options>");
    assertThat(asked.options().filter()).isEqualTo(2);
  }

  @Test
  void aListWithoutCollectionsMeansThoseOfBefore() {
    assertThat(read("<Collections/>").partial()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,", "59,", "60,59", "-5,1"})
  void waitsInMinutesHaveBounds(int amount, Integer limit) { // [MS-ASCMD] R4745
    SyncRequest.Patience patience = read("<Wait>" + amount + "</Wait><Partial/>").patience();
    assertThat(patience.limit(60, 3_540).stream().boxed().findFirst().orElse(null))
        .isEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource({"59,60", "60,", "3540,", "3541,3540", "2147483647,3540"})
  void waitsInSecondsHaveBounds(int amount, Integer limit) { // [MS-ASCMD] R3159
    SyncRequest.Patience patience =
        read("<HeartbeatInterval>" + amount + "</HeartbeatInterval><Partial/>").patience();
    assertThat(patience.limit(60, 3_540).stream().boxed().findFirst().orElse(null))
        .isEqualTo(limit);
    assertThat(patience.duration()).isEqualTo(Duration.ofSeconds(amount));
  }

  private static Asked asked(String collection) {
    assertThat(one(collection)).isInstanceOf(Asked.class);
    return (Asked) one(collection);
  }

  private static CollectionRequest one(String collection) {
    SyncRequest read =
        read("<Collections><Collection>" + collection + "</Collection></Collections>");
    return read.collections().get(0);
  }

  private static SyncRequest read(String content) {
    String fixed = content.replace("<ApplicationData/>", "<ApplicationData></ApplicationData>");
    return SyncReading.read(XmlReading.read("<AirSync:Sync>" + fixed + "</AirSync:Sync>"));
  }
}
