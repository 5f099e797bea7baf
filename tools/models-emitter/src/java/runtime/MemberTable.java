package hookbook.models.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The members of an object, in the order of their accessors. Generated code uses it. */
public final class MemberTable {
    private final List<Member> members = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();

    MemberTable() {}

    /** Adds a member that every object has. */
    public MemberTable required(String name, Type<?> type) {
        return add(new Member(name, type, true));
    }

    /** Adds a member that may be absent. */
    public MemberTable optional(String name, Type<?> type) {
        return add(new Member(name, type, false));
    }

    private MemberTable add(Member member) {
        indexes.put(member.name, members.size());
        members.add(member);
        return this;
    }

    List<Member> members() {
        return members;
    }

    /** The index of the member with a name, or -1. */
    int indexOf(String name) {
        return indexes.getOrDefault(name, -1);
    }

    record Member(String name, Type<?> type, boolean isRequired) {}
}
