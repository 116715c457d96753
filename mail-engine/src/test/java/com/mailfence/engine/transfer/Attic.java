package com.mailfence.engine.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.store.Store;
import com.mailfence.engine.folder.Folders;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An account in memory, and a place for files to bring into it. */
final class Attic implements AutoCloseable {
  final HandClock clock = new HandClock();
  final MemoryHouse house = new MemoryHouse(clock);
  final AccountId ann = house.account("ann@example.test");
  final List<Long> progress = new ArrayList<>();
  private final Folders folders = new Folders(house.store, house.catalog);
  private final Path place;

  Attic(Path place) {
    this.place = place;
  }

  @Override
  public void close() {
    house.close();
  }

  Import importer(Store store) {
    var rooms = new Import.House(store, house.catalog, house.blobs, folders);
    return new Import(rooms, 2_000_000, clock);
  }

  Import.Result run(Path from) throws IOException {
    return importer(house.store).run(ann, from, (mails, bytes, all) -> progress.add(mails));
  }

  Path write(String name, String text) throws IOException {
    Path path = place.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.write(path, text.getBytes(UTF_8));
  }

  Path zip(String... namesAndTexts) throws IOException {
    Path path = place.resolve("archive.zip");
    try (var out = zipStream(path)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(UTF_8));
      }
    }
    return path;
  }

  static ZipOutputStream zipStream(Path path) throws IOException {
    return new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
  }

  static String mail(String subject) {
    return "From: eve@other.test\r\nSubject: " + subject + "\r\n\r\ntext\r\n";
  }

  Collection folder(String name) {
    return house.catalog.collections(Reader.house(), ann).stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  List<Item> items(String folder) {
    return house.catalog.newest(Reader.house(), folder(folder).id(), Long.MAX_VALUE, 10_000);
  }

  List<String> subjects(String folder) {
    return items(folder).stream().map(Attic::subject).toList();
  }

  static String subject(Item item) {
    return ((MailFacets) item.facets()).subject();
  }

  String text(Item item) {
    try (InputStream in = house.blobs.open(item.bytes())) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
