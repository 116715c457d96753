package com.mailfence.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The ten rules of the floor plan, each with an offence that proves it sees. */
final class HouseRulesTest {

  private static final String STORE = "package com.mailfence.core.store; public interface Store {}";

  @Test
  void wholeHouseIsRead() {
    assertThat(House.whole().sources().stream().map(Source::module).distinct())
        .contains("core", "dav-endpoint", "imap-pop-endpoint", "web-endpoint", "deploy");
    assertThat(House.whole().topTypes()).hasSizeGreaterThan(20);
  }

  @Test
  void modulesSeeOnlyWhatStandsBelowThem() {
    Rooms.ARROWS
        .holds()
        .bites(
            "package com.mailfence.core.x; class A { com.mailfence.engine.x.B b; }",
            "package com.mailfence.engine.x; public class B {}")
        .bites(
            "package com.mailfence.eas.x; class A { void a() { new com.mailfence.dav.x.B(); } }",
            "package com.mailfence.dav.x; public class B {}")
        .bites(
            "package com.mailfence.engine.x; class A extends com.mailfence.persistence.B {}",
            "package com.mailfence.persistence; public class B {}")
        .bites(
            "package com.mailfence.deploy; class A { com.mailfence.testbed.B[] b; }",
            "package com.mailfence.testbed; public class B {}")
        .spares(
            "package com.mailfence.deploy.demo; class A { com.mailfence.testbed.B[] b; }",
            "package com.mailfence.testbed; public class B {}")
        .spares(
            "package com.mailfence.eas.x; class A { com.mailfence.engine.x.B b; String c; }",
            "package com.mailfence.engine.x; public class B {}");
  }

  @Test
  void modulesHoldOnlyTheirOwnPackages() {
    Rooms.FURNITURE.holds().bites("package com.mailfence.attic; class A {}");
  }

  @Test
  void packagesSeeEachOtherInNoCircle() {
    Rooms.CIRCLES
        .holds()
        .bites(
            "package com.mailfence.core.a; public class A { com.mailfence.core.b.B b; }",
            "package com.mailfence.core.b; public class B { com.mailfence.core.c.C c; }",
            "package com.mailfence.core.c; public class C { com.mailfence.core.a.A a; }")
        .spares(
            "package com.mailfence.core.a; public class A { com.mailfence.core.b.B b; }",
            "package com.mailfence.core.b; public class B {}");
  }

  @Test
  void databaseIsSeenFromPersistenceAlone() {
    Rooms.DATABASE
        .holds()
        .bites("package com.mailfence.engine.x; class A { java.sql.Connection c; }")
        .bites("package com.mailfence.deploy; class A { javax.sql.DataSource d; }")
        .spares("package com.mailfence.persistence; class A { java.sql.Connection c; }");
    Rooms.SQL_TEXT
        .holds()
        .bites(
            "package com.mailfence.engine.x; class A { String s = \"select a from b where c\"; }")
        .spares("package com.mailfence.engine.x; class A { String s = \"Select one from us\"; }");
  }

  @Test
  void servletsAreSeenFromHttpPackagesAlone() {
    Rooms.SERVLETS
        .holds()
        .bites("package com.mailfence.eas.command; class A { jakarta.servlet.Servlet s; }")
        .spares("package com.mailfence.eas.http; class A { jakarta.servlet.Servlet s; }");
  }

  @Test
  void parserLibrariesAreSeenFromFormatsAlone() {
    Rooms.PARSERS
        .holds()
        .bites("package com.mailfence.engine.x; class A { org.jsoup.nodes.Document d; }")
        .spares("package com.mailfence.core.format.x; class A { org.jsoup.nodes.Document d; }");
  }

  @Test
  void oneClassMakesAllXmlReaders() {
    String make = "static { javax.xml.stream.XMLInputFactory.newFactory(); }";
    Rooms.XML
        .holds()
        .bites("package com.mailfence.dav.xml; class A { %s }".formatted(make))
        .bites(
            "package com.mailfence.core.format.xml; class A { %s }".formatted(make),
            "package com.mailfence.core.format.xml; class B { %s }".formatted(make))
        .spares("package com.mailfence.core.format.xml; class A { %s }".formatted(make));
  }

  @Test
  void spineAndDatabaseKnowNoWordOfWire() {
    Words.WIRE
        .holds()
        .bites("package com.mailfence.core.x; class SyncKeys { int syncKey; }")
        .bites("package com.mailfence.core.x; class A { int getETag() { return 1; } }")
        .bites("package com.mailfence.persistence; class A { String s = \"a.server_id = ?\"; }")
        .bites("package com.mailfence.core.x; class WbxmlReader {}")
        .spares("package com.mailfence.eas.x; class A { int syncKey; }")
        .spares("package com.mailfence.core.x; class A { int uid, epoch, targetAge; /* ETag */ }");
  }

  @Test
  void codecsSeeNoStoreChangeOrWake() {
    Rooms.CODECS
        .holds()
        .bites(
            "package com.mailfence.eas.wire; class A { com.mailfence.core.store.Store s; }", STORE)
        .spares(
            "package com.mailfence.eas.command; class A { com.mailfence.core.store.Store s; }",
            STORE);
  }

  @Test
  void publicTypeIsNeededByAnotherPackage() {
    Doors.CLOSED
        .holds()
        .bites("package com.mailfence.web.a; public class A {}")
        .bites(
            "package com.mailfence.web.a; public class A {}",
            "package com.mailfence.web.a; class B { A a; }")
        .bites(
            "package com.mailfence.web.a; public class A {}",
            "package com.mailfence.web.b; import com.mailfence.web.a.A; class ATest { A a; }")
        .spares("package com.mailfence.web.a; public class A { static void main(String[] a) {} }")
        .spares(
            "package com.mailfence.web.a; public class A {}",
            "package com.mailfence.web.b; class B { com.mailfence.web.a.A a; }")
        .spares(
            "package com.mailfence.web.a; public class A { public static final int ONE = 1; }",
            """
            package com.mailfence.web.b;
            import static com.mailfence.web.a.A.ONE;
            class B { int a = ONE; }
            """);
  }

  @Test
  void threadsAreMadeInNamedRoomsAlone() {
    Rooms.THREADS
        .holds()
        .bites("package com.mailfence.engine.x; class A { Thread t = new Thread(() -> {}); }")
        .bites(
            """
            package com.mailfence.eas.x;
            import java.util.concurrent.*;
            class A { ExecutorService e = Executors.newCachedThreadPool(); }
            """)
        .bites("package com.mailfence.persistence; class A { synchronized void a() {} }")
        .bites("package com.mailfence.core.x; class A { void a() { synchronized (this) {} } }")
        .bites(
            """
            package com.mailfence.core.x;
            class A { Object lock = new java.util.concurrent.locks.ReentrantLock(); }
            """)
        .spares("package com.mailfence.core.wake; class A { synchronized void a() {} }")
        .spares(
            """
            package com.mailfence.engine.x;
            class A { void a(java.util.concurrent.Executor e) { e.execute(() -> {}); } }
            """);
  }

  @Test
  void timeChanceAndSettingsArePassedIn() {
    Rooms.CLOCKS
        .holds()
        .bites("package com.mailfence.core.x; class A { Object o = java.time.Instant.now(); }")
        .bites("package com.mailfence.core.x; class A { long l = System.currentTimeMillis(); }")
        .bites("package com.mailfence.core.x; class A { Object o = new java.util.Random(); }")
        .bites("package com.mailfence.core.x; class A { String s = System.getProperty(\"a\"); }")
        .bites(
            """
            package com.mailfence.core.x;
            class A { java.util.function.Supplier<?> s = java.time.LocalDate::now; }
            """)
        .spares("package com.mailfence.deploy; class A { Object o = java.time.Instant.now(); }")
        .spares(
            """
            package com.mailfence.core.x;
            class A { Object o(java.time.Clock c) { return java.time.Instant.now(c); } }
            """);
  }

  @Test
  void onlyTwoStoresExist() {
    Rooms.STORES
        .holds()
        .bites(
            "package com.mailfence.engine.x; class A implements com.mailfence.core.store.Store {}",
            STORE)
        .spares(
            """
            package com.mailfence.persistence;
            class HibernateStore implements com.mailfence.core.store.Store {}
            """,
            STORE);
  }

  @Test
  void onlyDraftGivesNumbers() {
    String stamps =
        "package com.mailfence.core.item; public class Stamps { public void born() {} }";
    Rooms.NUMBERS
        .holds()
        .bites(
            """
            package com.mailfence.engine.x;
            class A { void a() { new com.mailfence.core.item.Stamps().born(); } }
            """,
            stamps)
        .spares(
            """
            package com.mailfence.core.store;
            class Draft { void a() { new com.mailfence.core.item.Stamps().born(); } }
            """,
            stamps);
  }
}
