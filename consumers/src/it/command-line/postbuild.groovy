// Runs each block of commands of docs/ide.md in a directory that has the jars and the class of which the page speaks.
def page = new File(new File(readme).parentFile, 'docs/ide.md').text
def blocks = (page =~ /(?ms)^```sh\n(.*?)^```$/).collect { it[1] }
def source = (page =~ /(?ms)^```java\n(.*?)^```$/)[0][1]
def jar = { path, artifact ->
    new File(localRepositoryPath, path).listFiles().findAll { it.name ==~ /\Q${artifact}\E-\d[\w.-]*\.jar/ && !it.name.contains('javadoc') }[0]
}
assert blocks.size() == 3
blocks.eachWithIndex { block, index ->
    def directory = new File(basedir, "target/$index")
    directory.mkdirs()
    ['annotations', 'processor', 'runtime'].each {
        new File(directory, "forthwith-${it}.jar") << jar("dev/forthwith/forthwith-$it/$version", "forthwith-$it").bytes
    }
    new File(directory, 'ecj.jar') << jar("org/eclipse/jdt/ecj/$ecj", 'ecj').bytes
    new File(directory, 'Countdown.java').text = source
    def command = block.replaceAll(/(?m)^(java|javac) /) { line, tool -> "${System.getProperty('java.home')}/bin/$tool " }
    def process = ['sh', '-e', '-c', command].execute(null as String[], directory)
    def printed = new StringBuilder()
    process.waitForProcessOutput(printed, printed)
    assert printed.toString() == '[3, 2, 1]\n' : block
}
return
