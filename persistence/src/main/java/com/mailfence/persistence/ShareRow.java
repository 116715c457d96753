package com.mailfence.persistence;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Share;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A grant: names of rights with spaces between, and among them the single collections that are
 * lent, each as {@code number:access:answer}.
 */
@Entity
@Table(name = "share")
@IdClass(ShareRow.Key.class)
class ShareRow {
  @Id
  @Column(name = "owner")
  long owner;

  @Id
  @Column(name = "grantee")
  long grantee;

  @Column(name = "rights")
  String rights = "";

  /** What names a grant. */
  record Key(long owner, long grantee) {}

  Key key() {
    return new Key(owner, grantee);
  }

  static ShareRow of(Grant grant) {
    var row = new ShareRow();
    row.owner = grant.owner().number();
    row.grantee = grant.grantee().number();
    row.rights =
        Stream.concat(
                grant.rights().stream().map(Enum::name).sorted(),
                grant.shares().stream().map(ShareRow::text))
            .collect(Collectors.joining(" "));
    return row;
  }

  Grant grant() {
    Set<Grant.Right> whole = EnumSet.noneOf(Grant.Right.class);
    List<Share> shares = new ArrayList<>();
    for (String word : rights.split(" ")) {
      if (word.indexOf(':') < 0) {
        whole.add(Grant.Right.valueOf(word));
      } else {
        shares.add(share(word));
      }
    }
    return new Grant(new AccountId(owner), new AccountId(grantee), whole, shares);
  }

  private static String text(Share share) {
    return share.collection() + ":" + share.access() + ":" + share.answer();
  }

  private static Share share(String word) {
    String[] parts = word.split(":");
    return new Share(
        Long.parseLong(parts[0]), Access.valueOf(parts[1]), Share.Answer.valueOf(parts[2]));
  }
}
