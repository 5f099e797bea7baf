package hookbook.models.runtime;

/** Where a value is inside the value that is read. */
record Pointer(Pointer outer, Object step, int depth) {
    static final Pointer ROOT = new Pointer(null, "", 0);

    /** The place of a member or an item. */
    Pointer at(Object step) {
        if (depth >= Json.MAX_DEPTH) throw Json.tooDeep();
        return new Pointer(this, step, depth + 1);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Pointer place = this; place.outer != null; place = place.outer) {
            text.insert(0, "/" + place.step.toString().replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }
}
