// Another parameter, another type of the elements.
void edit(name, change) {
    def file = new File(basedir, "src/main/java/app/${name}.java")
    file.text = change(file.text)
}
edit('Countdown') {
    it.replace('private int next = 3;', 'private int next;\n\n    Countdown(int from) {\n        next = from;\n    }')
            .replace('Integer next()', 'String next()')
            .replace('next--', '"T-" + next--')
}
edit('Main') { it.replace('of()', 'of(2)') }
