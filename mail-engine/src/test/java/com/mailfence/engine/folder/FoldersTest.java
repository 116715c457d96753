package com.mailfence.engine.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.core.store.NewItem;
import com.mailfence.testbed.store.MemoryHouse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FoldersTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final MemoryHouse house = new MemoryHouse(Clock.fixed(NOW, ZoneOffset.UTC));
  private final Folders folders = new Folders(house.store, house.catalog);
  private final AccountId ann = house.account("ann@example.test");

  @BeforeEach
  void furnish() {
    folders.furnish(ann);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void everyAccountHasTheSystemFoldersFromTheStart() { // FOLD-001
    assertThat(all())
        .extracting(Collection::name)
        .containsExactly(
            "Inbox", "Drafts", "Sent", "Trash", "Spam?", "Templates", "Calendar", "Contacts");
    assertThat(all())
        .filteredOn(c -> c.role() == Role.MAIN)
        .extracting(Collection::kind)
        .containsExactly(Kind.CALENDAR, Kind.CONTACTS);
  }

  @Test
  void furnishingTwiceChangesNothing() {
    List<Collection> before = all();
    folders.furnish(ann);
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void furnishingMakesRoomForANameTheUserTook() {
    AccountId bob = house.account("bob@example.test");
    house.collection(bob, Kind.MAIL, Role.NONE, "sent");
    folders.furnish(bob);
    assertThat(house.catalog.collections(Reader.owner(bob), bob))
        .filteredOn(c -> c.role() == Role.SENT)
        .extracting(Collection::name)
        .containsExactly("Sent (2)");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"NONE", "MAIN"},
      mode = EnumSource.Mode.EXCLUDE)
  void systemFoldersStayAsTheyAre(Role role) { // FOLD-001
    CollectionId id = playing(role).id();
    assertThatThrownBy(() -> commit(d -> folders.rename(d, id, "Other", null)))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> commit(d -> folders.delete(d, id)))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThat(playing(role).name()).isNotEqualTo("Other");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"INBOX", "TRASH", "DRAFTS", "TEMPLATES"})
  void foldersLieBelowMostSystemFolders(Role role) { // FOLD-002
    Collection made = create("Sub", playing(role).id());
    assertThat(create("Deeper", made.id()).parent()).isEqualTo(made.id());
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"SENT", "SPAM"})
  void nothingLiesBelowSentAndSpam(Role role) { // FOLD-002
    CollectionId parent = playing(role).id();
    assertThatThrownBy(() -> create("Sub", parent)).isInstanceOf(Refusal.Forbidden.class);
    CollectionId loose = create("Loose", null).id();
    assertThatThrownBy(() -> commit(d -> folders.rename(d, loose, "Loose", parent)))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void siblingsHaveDifferentNames() { // FOLD-006
    CollectionId a = create("A", null).id();
    create("B", a);
    assertThatThrownBy(() -> create("a ", null)).isInstanceOf(Refusal.Exists.class);
    assertThatThrownBy(() -> create("b", a)).isInstanceOf(Refusal.Exists.class);
    assertThat(create("A", a).name()).isEqualTo("A");
  }

  @Test
  void twinsInUnicodeAreOneName() {
    create("caf\u00e9", null);
    assertThatThrownBy(() -> create("cafe\u0301", null)).isInstanceOf(Refusal.Exists.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\r\nb", "a\u0085b", "a\u2028b", "a\u0000", "\ud800x"})
  void namesAreText(String name) { // SM05
    assertThatThrownBy(() -> create(name, null)).isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void foldersOfTasksAndNotesAreNotMade() { // SYNC-005
    for (Kind kind : List.of(Kind.TASKS, Kind.NOTES)) {
      var wanted = new NewCollection(ann, kind, Role.NONE, "Mine", null);
      assertThatThrownBy(() -> commit(d -> folders.create(d, wanted)))
          .isInstanceOf(Refusal.Forbidden.class);
    }
  }

  @Test
  void whereTheyAreKeptTheListsAreThereOnceAndFurtherOnesAreMade() { // SYNC-005
    assertThat(all()).extracting(Collection::kind).doesNotContain(Kind.TASKS, Kind.NOTES);
    folders.furnishLists(ann);
    folders.furnishLists(ann);
    for (Kind kind : List.of(Kind.TASKS, Kind.NOTES)) {
      assertThat(all()).filteredOn(one -> one.kind() == kind && one.role() == Role.MAIN).hasSize(1);
      var wanted = new NewCollection(ann, kind, Role.NONE, "My " + kind, null);
      assertThat(commit(d -> folders.keepingLists().create(d, wanted)).kind()).isEqualTo(kind);
    }
  }

  @Test
  void aRoleCannotBeAskedFor() {
    var wanted = new NewCollection(ann, Kind.CALENDAR, Role.MAIN, "Second", null);
    assertThat(commit(d -> folders.create(d, wanted)).role()).isEqualTo(Role.NONE);
  }

  @Test
  void aMailFolderCannotLieInACalendar() {
    CollectionId calendar =
        all().stream().filter(c -> c.kind() == Kind.CALENDAR).findFirst().orElseThrow().id();
    assertThatThrownBy(() -> create("Sub", calendar)).isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void aFolderDoesNotMoveIntoItself() { // FOLD-010
    CollectionId a = create("A", null).id();
    CollectionId b = create("B", a).id();
    assertThatThrownBy(() -> commit(d -> folders.rename(d, a, "A", b)))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> commit(d -> folders.rename(d, a, "A", a)))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void foldersHaveABottom() {
    CollectionId at = create("1", null).id();
    for (int i = 2; i <= Folders.DEEPEST; i++) {
      at = create("" + i, at).id();
    }
    CollectionId deepest = at;
    assertThatThrownBy(() -> create("More", deepest)).isInstanceOf(Refusal.Forbidden.class);
    CollectionId pair = create("Pair", null).id();
    create("Child", pair);
    CollectionId above = house.catalog.collection(owner(), deepest).orElseThrow().parent();
    assertThatThrownBy(() -> commit(d -> folders.rename(d, pair, "Pair", above)))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void aDeletedFolderLiesInTrashWithAllItHeld() { // FOLD-004
    CollectionId a = create("A", null).id();
    CollectionId b = create("B", a).id();
    Item mail = mail(b, "one");
    CollectionId trash = playing(Role.TRASH).id();

    commit(d -> folders.delete(d, a));
    assertThat(collection(a).parent()).isEqualTo(trash);
    assertThat(collection(b).parent()).isEqualTo(a);
    assertThat(house.catalog.item(owner(), mail.id())).contains(mail);

    commit(d -> folders.rename(d, a, "A", null));
    assertThat(collection(a).parent()).isNull();
  }

  @Test
  void twoDeletedFoldersOfOneNameBothLieInTrash() {
    CollectionId first = create("A", null).id();
    commit(d -> folders.delete(d, first));
    CollectionId second = create("A", null).id();
    commit(d -> folders.delete(d, second));
    assertThat(collection(second).name()).isEqualTo("A (2)");
  }

  @Test
  void aFolderDeletedInTrashIsGone() { // FOLD-004
    CollectionId a = create("A", null).id();
    CollectionId b = create("B", a).id();
    mail(b, "one");
    commit(d -> folders.delete(d, a));
    commit(d -> folders.delete(d, a));
    assertThat(all()).extracting(Collection::id).doesNotContain(a, b);
    assertThat(house.catalog.usage(owner(), ann).used()).isZero();
  }

  @Test
  void aDeletedCalendarDoesNotGoToTheMailTrash() {
    var wanted = new NewCollection(ann, Kind.CALENDAR, Role.NONE, "Team", null);
    CollectionId id = commit(d -> folders.create(d, wanted)).id();
    commit(d -> folders.delete(d, id));
    assertThat(all()).extracting(Collection::id).doesNotContain(id);
  }

  @Test
  void deletedMailGoesToTrashAndFromThereForGood() { // DEL-001, DEL-002
    Item mail = mail(playing(Role.INBOX).id(), "one");
    Item kept = commit(d -> folders.delete(d, mail.id())).kept();
    assertThat(kept.collection()).isEqualTo(playing(Role.TRASH).id());
    assertThat(kept.origin()).isEqualTo(mail.origin());
    assertThat(commit(d -> folders.delete(d, kept.id())).kept()).isNull();
    assertThat(house.catalog.item(owner(), kept.id())).isEmpty();
  }

  @Test
  void mailInAFolderInTrashIsDeletedForGood() {
    CollectionId a = create("A", playing(Role.TRASH).id()).id();
    Item mail = mail(a, "one");
    assertThat(commit(d -> folders.delete(d, mail.id())).kept()).isNull();
  }

  @Test
  void discardedMailIsGoneAtOnce() { // DEL-002
    Item mail = mail(playing(Role.INBOX).id(), "one");
    assertThat(commit(d -> folders.discard(d, mail.id())).gone().removed()).isTrue();
    assertThat(playing(Role.TRASH).state().total()).isZero();
  }

  @Test
  void nobodyDeletesTheMailOfOthers() { // EA03
    Item mail = mail(playing(Role.INBOX).id(), "one");
    AccountId bob = house.account("bob@example.test");
    assertThatThrownBy(
            () ->
                house.store.commit(
                    Reader.owner(bob), ann, draft -> folders.delete(draft, mail.id())))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> folders.empty(Reader.owner(bob), mail.collection(), true))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(house.catalog.item(owner(), mail.id())).isPresent();
  }

  @Test
  void emptiedTrashIsEmpty() { // DEL-003
    CollectionId trash = playing(Role.TRASH).id();
    CollectionId below = create("Below", trash).id();
    mail(create("Deep", below).id(), "deep");
    int many = Folders.BATCH * 2 + 3;
    for (int i = 0; i < many; i++) {
      mail(trash, "mail " + i);
    }
    Item untouched = mail(playing(Role.INBOX).id(), "stays");

    assertThat(folders.empty(owner(), trash, true)).isEqualTo(many);
    assertThat(playing(Role.TRASH).state().total()).isZero();
    assertThat(all()).extracting(Collection::id).doesNotContain(below);
    assertThat(house.catalog.usage(owner(), ann).used()).isEqualTo(untouched.bytes().size());
  }

  @Test
  void emptyingAFolderCanSpareTheFoldersBelow() {
    CollectionId trash = playing(Role.TRASH).id();
    CollectionId below = create("Below", trash).id();
    Item deep = mail(below, "deep");
    mail(trash, "one");
    assertThat(folders.empty(owner(), trash, false)).isEqualTo(1);
    assertThat(house.catalog.item(owner(), deep.id())).isPresent();
  }

  private Reader owner() {
    return Reader.owner(ann);
  }

  private List<Collection> all() {
    return house.catalog.collections(owner(), ann);
  }

  private Collection playing(Role role) {
    return all().stream().filter(c -> c.role() == role).findFirst().orElseThrow();
  }

  private Collection collection(CollectionId id) {
    return house.catalog.collection(owner(), id).orElseThrow();
  }

  private Collection create(String name, @Nullable CollectionId parent) {
    var wanted = new NewCollection(ann, Kind.MAIL, Role.NONE, name, parent);
    return commit(draft -> folders.create(draft, wanted));
  }

  private Item mail(CollectionId folder, String text) {
    var content = house.blobs.put(text.getBytes(StandardCharsets.UTF_8));
    var fresh = new NewItem(folder, content, NOW, Marks.NONE, Facets.NONE, null, null, 0);
    return commit(draft -> draft.add(fresh));
  }

  private <T> T commit(Function<Draft, T> work) {
    return house.store.commit(owner(), ann, work::apply);
  }
}
