package com.mailfence.eas.wbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodePageTest {
  @Test
  void thereAreTwentySixPagesInOrder() {
    assertThat(CodePage.all()).extracting(CodePage::namespace).hasSize(26);
    assertThat(CodePage.all()).extracting(CodePage::namespace).startsWith("AirSync", "Contacts");
    assertThat(CodePage.all().get(25).namespace()).isEqualTo("Find");
  }

  @Test
  void everyTagIsFoundByItsNameAndByItsNumber() {
    assertThat(Trees.allTags()).hasSize(655);
    for (Tag tag : Trees.allTags()) {
      assertThat(Tag.of(tag.namespace(), tag.name())).isSameAs(tag);
      assertThat(CodePage.all().get(tag.page()).tag(tag.token())).isSameAs(tag);
      assertThat(tag.token()).isBetween(5, 63);
    }
  }

  // [MS-ASWBXML] section 2.1.2.1
  @ParameterizedTest
  @CsvSource({
    "AirSync, Sync, 0, 0x05",
    "AirSync, HeartbeatInterval, 0, 0x29",
    "Contacts, WeightedRank, 1, 0x3E",
    "Email, Subject, 2, 0x14",
    "Email, DisallowNewTimeProposal, 2, 0x3F",
    "Calendar, ClientUid, 4, 0x3C",
    "Move, DstMsgId, 5, 0x0C",
    "GetItemEstimate, Estimate, 6, 0x0C",
    "FolderHierarchy, FolderSync, 7, 0x16",
    "MeetingResponse, SendResponse, 8, 0x12",
    "Tasks, FirstDayOfWeek, 9, 0x26",
    "ResolveRecipients, MaxPictures, 10, 0x1D",
    "ValidateCert, Status, 11, 0x0A",
    "Contacts2, MMS, 12, 0x0E",
    "Ping, MaxFolders, 13, 0x0D",
    "Provision, AccountOnlyRemoteWipe, 14, 0x3B",
    "Search, MaxPictures, 15, 0x23",
    "GAL, Data, 16, 0x12",
    "AirSyncBase, InstanceId, 17, 0x2D",
    "Settings, RightsManagementInformation, 18, 0x2B",
    "DocumentLibrary, ContentType, 19, 0x0C",
    "ItemOperations, MoveAlways, 20, 0x19",
    "ComposeMail, Forwardee, 21, 0x16",
    "Email2, Send, 22, 0x17",
    "Notes, Category, 23, 0x09",
    "RightsManagement, TemplateDescription, 24, 0x16",
    "Find, Picture, 25, 0x22",
    "AirNotify, Notify, 3, 0x05"
  })
  void tagsStandWhereThePaperPutsThem(String namespace, String name, int page, String token) {
    Tag tag = Tag.of(namespace, name);
    assertThat(tag.page()).isEqualTo(page);
    assertThat(tag.token()).isEqualTo(Integer.decode(token));
  }

  @Test
  void aMisspeltNameIsOurMistakeAndIsSaid() {
    assertThatIllegalArgumentException().isThrownBy(() -> Tag.of("AirSync", "Colection"));
    assertThatIllegalArgumentException().isThrownBy(() -> Tag.of("Airsync", "Sync"));
  }
}
