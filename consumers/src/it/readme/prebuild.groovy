// A line "README.md: start" stands for the block of README.md that starts so. What README.md speaks of comes from its test.
def page = new File(readme)
def block = { start -> (page.text =~ /(?ms)^```\w+\n(\Q${start}\E.*?)^```$/)[0][1] }
def mark = ~/(?m)^ *(?:\/\/|<!--) README\.md: (.+?)(?: -->)?$/
def fill = { file -> file.text = file.text.replaceAll(mark) { line, start -> block(start) } }

fill(new File(basedir, 'pom.xml'))
new File(basedir, 'src').eachFileRecurse(groovy.io.FileType.FILES, fill)
def spoken = new File(basedir, 'src/main/java/example')
spoken.mkdirs()
new File(page.parentFile, 'docs/src/test/java/example').eachFile { new File(spoken, it.name) << it.text }
